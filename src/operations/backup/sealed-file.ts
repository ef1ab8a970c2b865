import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { BackupPassphraseMissing, BackupUnreadable, LEAST_PASSPHRASE } from './backup.errors';

/*
 * One encrypted stream: magic, salt, then frames of at most 64 KiB, each sealed by AES-256-GCM. The nonce counts the frames
 * and says which is the last, the header is authenticated with every frame: frames cannot be changed, left out, moved, cut
 * off or taken from another file, and no byte leaves here before its frame has been proved genuine.
 */

const MAGIC = Buffer.from('QGBACKUP1\n');
const SALT_BYTES = 16;
const FRAME_BYTES = 65_536;
const TAG_BYTES = 16;
/** last or not, length of the content */
const PREFIX_BYTES = 5;
/** fixed by the format, so that no file can demand more memory or time */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1_048_576 };

/** Refuses to go on without a secret worth the name. */
export function checkPassphrase(passphrase: string | undefined): string {
  if (!passphrase || passphrase.length < LEAST_PASSPHRASE) throw new BackupPassphraseMissing();
  return passphrase;
}

export async function createSealer(passphrase: string): Promise<Transform> {
  const header = Buffer.concat([MAGIC, randomBytes(SALT_BYTES)]);
  return new Sealer(header, await keyOf(passphrase, header));
}

class Sealer extends Transform {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private frames = 0;

  constructor(
    private readonly header: Buffer,
    private readonly key: Buffer,
  ) {
    super();
    this.push(header);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    // one byte more than a frame: the last one is only known at the end
    if (this.waitingBytes > FRAME_BYTES) this.sealWaiting();
    done();
  }

  override _flush(done: TransformCallback): void {
    this.seal(Buffer.concat(this.waiting), true);
    done();
  }

  private sealWaiting(): void {
    let bytes = Buffer.concat(this.waiting);
    for (; bytes.length > FRAME_BYTES; bytes = bytes.subarray(FRAME_BYTES)) this.seal(bytes.subarray(0, FRAME_BYTES), false);
    this.waiting = [bytes];
    this.waitingBytes = bytes.length;
  }

  private seal(content: Buffer, last: boolean): void {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.writeUInt8(last ? 1 : 0);
    prefix.writeUInt32BE(content.length, 1);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.frames++, last));
    cipher.setAAD(Buffer.concat([this.header, prefix]));
    this.push(Buffer.concat([prefix, cipher.update(content), cipher.final(), cipher.getAuthTag()]));
  }
}

/** The content, frame by frame, each proved before it is handed out; throws `BackupUnreadable` at the first that is not. */
export async function* unseal(file: string, passphrase: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r');
  try {
    const header = await readExactly(handle, MAGIC.length + SALT_BYTES);
    if (!header?.subarray(0, MAGIC.length).equals(MAGIC)) throw new BackupUnreadable(file, 'not-a-backup');
    const key = await keyOf(passphrase, header);
    for (let frame = 0; ; frame++) {
      const prefix = await readExactly(handle, PREFIX_BYTES);
      if (!prefix) throw new BackupUnreadable(file, 'truncated');
      const [last, length] = [prefix.readUInt8(), prefix.readUInt32BE(1)];
      if (last > 1 || length > FRAME_BYTES) throw new BackupUnreadable(file, 'damaged');
      const sealed = await readExactly(handle, length + TAG_BYTES);
      if (!sealed) throw new BackupUnreadable(file, 'truncated');
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame, last === 1));
      decipher.setAAD(Buffer.concat([header, prefix]));
      decipher.setAuthTag(sealed.subarray(length));
      const content = decipher.update(sealed.subarray(0, length));
      try {
        decipher.final();
      } catch {
        throw new BackupUnreadable(file, frame === 0 ? 'wrong-passphrase-or-damaged' : 'damaged');
      }
      yield content;
      if (last === 1) break;
    }
    if (await readExactly(handle, 1)) throw new BackupUnreadable(file, 'damaged');
  } finally {
    await handle.close();
  }
}

function nonceOf(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0);
  nonce.writeBigUInt64BE(BigInt(frame), 4);
  return nonce;
}

/** So many bytes, or nothing when the file ends before. */
async function readExactly(handle: FileHandle, bytes: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(bytes);
  for (let filled = 0; filled < bytes; ) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled);
    if (bytesRead === 0) return undefined;
    filled += bytesRead;
  }
  return buffer;
}

function keyOf(passphrase: string, header: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), header.subarray(MAGIC.length), 32, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
