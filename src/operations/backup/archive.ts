import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, pack, type Pack } from 'tar-stream';
import { DomainError, syncToDisk } from '../../common';
import { BackupFileExists, BackupUnreadable } from './backup.errors';
import { createSealer, unseal } from './sealed-file';

/** A tar archive inside an encrypted file. It gets its name when it is complete and on disk, not before. */
export class ArchiveWriter {
  private constructor(
    private readonly tar: Pack,
    private readonly written: Promise<void>,
    private readonly part: string,
    private readonly file: string,
  ) {}

  static async create(file: string, passphrase: string): Promise<ArchiveWriter> {
    // its own: somebody else may be writing to the same name
    const part = `${file}.${randomUUID()}.part`;
    const tar = pack();
    const written = pipeline(tar as unknown as Readable, await createSealer(passphrase), createWriteStream(part, { flags: 'wx', mode: 0o600 }));
    // heard of by whoever awaits it; until then it must not count as unhandled
    written.catch(() => undefined);
    return new ArchiveWriter(tar, written, part, file);
  }

  add(name: string, content: Buffer): Promise<void> {
    return this.orBroken((done) => void this.tar.entry({ name }, content, done));
  }

  /** From disk, without holding it in memory. */
  addFile(name: string, path: string, size: number): Promise<void> {
    return this.orBroken((done) => {
      const entry = this.tar.entry({ name, size }, done);
      createReadStream(path).on('error', (error) => entry.destroy(error)).pipe(entry as unknown as NodeJS.WritableStream);
    });
  }

  async finish(): Promise<void> {
    this.tar.finalize();
    await this.written;
    await syncToDisk(this.part);
    await publish(this.part, this.file).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? new BackupFileExists(this.file) : error;
    });
    await rm(this.part, { force: true });
    await syncToDisk(dirname(this.file));
  }

  /** Leaves nothing behind. */
  async giveUp(): Promise<void> {
    this.tar.destroy();
    await this.written.catch(() => undefined);
    await rm(this.part, { force: true });
  }

  /** A full disk must end the waiting for an entry that will never be taken. */
  private async orBroken(add: (done: (error?: Error | null) => void) => void): Promise<void> {
    const added = new Promise<void>((resolve, reject) => add((error) => (error ? reject(error) : resolve())));
    await Promise.race([added, this.written.then(() => added)]);
  }
}

/** what a disk without hard links (FAT, some network shares) answers */
const NO_LINKS = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/** Gives the file its name, which must be free: of two who finish at once one fails with EEXIST. */
async function publish(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await (await open(file, 'wx')).close();
    await rename(part, file);
  }
}

export interface ArchiveEntry {
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
}

/**
 * Hands out the entries in order, one at a time; every byte of them has been proved genuine. What `take` leaves of an entry is
 * skipped.
 */
export async function readArchive(file: string, passphrase: string, take: (entry: ArchiveEntry) => Promise<void>): Promise<void> {
  const tar = extract();
  let ofTheFile: unknown;
  const fed = pipeline(Readable.from(unseal(file, passphrase)), tar as unknown as NodeJS.WritableStream).catch((error: unknown) => (ofTheFile = error));
  let ofTheTaker: unknown;
  try {
    for await (const entry of tar) {
      try {
        await take({ name: entry.header.name, content: entry as unknown as AsyncIterable<Buffer> });
        entry.resume();
      } catch (error) {
        // an entry also breaks off when the file under it turns out to be broken; that one is told below
        if (!(tar as unknown as { destroying: boolean }).destroying) ofTheTaker = error;
        throw error;
      }
    }
  } catch (error) {
    tar.destroy();
    await fed;
    if (ofTheTaker) throw ofTheTaker;
    ofTheFile ??= error;
  }
  await fed;
  if (ofTheFile) throw isKnown(ofTheFile) ? ofTheFile : new BackupUnreadable(file, 'damaged');
}

/** Said by us, or by the machine (no such file, a failing disk); anything else is an archive that makes no sense. */
function isKnown(error: unknown): boolean {
  return error instanceof DomainError || (error as NodeJS.ErrnoException).errno !== undefined;
}

export async function contentOf(entry: ArchiveEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry.content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
