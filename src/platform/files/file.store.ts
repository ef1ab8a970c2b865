import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, type ReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { syncToDisk, SystemClock } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { HEAD_BYTES, TAIL_BYTES } from './file-content.policy';

export interface IncomingFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly head: Buffer;
  readonly tail: Buffer;
}

const DAY_MS = 86_400_000;

/**
 * Files on disk under DATA_DIR/files, named by their SHA-256. A file is complete and synced before it gets its name,
 * and has its name before its row commits: every row has its content, whatever dies in between.
 */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly root: string;
  /** uploads in progress; on the same disk, so that keeping one is a rename */
  readonly incomingDir: string;

  constructor(
    private readonly clock: SystemClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.root = join(settings.dataDir, 'files');
    this.incomingDir = join(this.root, 'incoming');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.incomingDir, { recursive: true });
    await this.sweep();
  }

  /** Puts bytes where uploads arrive. */
  async receive(content: Buffer): Promise<string> {
    const path = join(this.incomingDir, randomUUID());
    await writeFile(path, content, { flag: 'wx' });
    return path;
  }

  /** Reads an arrived file once: hash, size, beginning and end. */
  async inspect(path: string): Promise<IncomingFile> {
    const hash = createHash('sha256');
    const heads: Buffer[] = [];
    let headSize = 0;
    let tail: Buffer = Buffer.alloc(0);
    let size = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: HEAD_BYTES }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      if (headSize < HEAD_BYTES) {
        heads.push(chunk);
        headSize += chunk.length;
      }
      tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
    }
    return { path, size, sha256: hash.digest('hex'), head: Buffer.concat(heads).subarray(0, HEAD_BYTES), tail };
  }

  /** Gives an inspected file its final place. */
  async keep(file: IncomingFile): Promise<void> {
    const target = this.pathOf(file.sha256);
    if (existsSync(target)) {
      await this.discard(file.path);
      return;
    }
    const folder = join(target, '..');
    await mkdir(folder, { recursive: true });
    await syncToDisk(file.path);
    await rename(file.path, target);
    await syncToDisk(folder);
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** The content, or nothing when it is gone or has another size than it should. */
  async read(sha256: string, size: number): Promise<ReadStream | undefined> {
    return (await this.holds(sha256, size)) ? createReadStream(this.pathOf(sha256)) : undefined;
  }

  /** Is the content there, as long as it should be? */
  async holds(sha256: string, size: number): Promise<boolean> {
    const found = await stat(this.pathOf(sha256)).catch(() => undefined);
    return found?.size === size;
  }

  private pathOf(sha256: string): string {
    return pathOfContent(this.settings.dataDir, sha256);
  }

  /** Uploads that were broken off more than a day ago. */
  private async sweep(): Promise<void> {
    for (const name of await readdir(this.incomingDir)) {
      const path = join(this.incomingDir, name);
      const found = await stat(path).catch(() => undefined);
      if (found && this.clock.now().getTime() - found.mtimeMs > DAY_MS) await this.discard(path);
    }
  }
}

/** Where the content of this hash lies. */
export function pathOfContent(dataDir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
  return join(dataDir, 'files', sha256.slice(0, 2), sha256);
}
