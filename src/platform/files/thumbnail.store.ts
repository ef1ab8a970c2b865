import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Semaphore } from 'async-mutex';
import sharp from 'sharp';
import { syncToDisk } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { LIMIT_MEGAPIXELS } from './file-content.policy';
import { pathOfContent } from './file.store';

/** The longer edge, for tiles on screens of double density and for paper. */
const THUMBNAIL_PIXELS = 320;
const QUALITY = 78;
/** A picture is decoded outside of the event loop; more at a time would only take the memory. */
const AT_ONCE = 2;
const PATIENCE_SECONDS = 10;

/**
 * Small JPEGs of stored pictures, upright as the camera held them, without the camera's data. Drawn when first asked for
 * and kept under DATA_DIR/thumbnails, which may be emptied at any time.
 */
@Injectable()
export class ThumbnailStore {
  private readonly logger = new Logger(ThumbnailStore.name);
  private readonly turns = new Semaphore(AT_ONCE);

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Nothing when the content cannot be drawn. */
  async of(sha256: string): Promise<Buffer | undefined> {
    const kept = join(this.settings.dataDir, 'thumbnails', sha256.slice(0, 2), `${sha256}.jpg`);
    return (await read(kept)) ?? this.turns.runExclusive(async () => (await read(kept)) ?? this.draw(sha256, kept));
  }

  private async draw(sha256: string, target: string): Promise<Buffer | undefined> {
    const picture = await thumbnailOf(pathOfContent(this.settings.dataDir, sha256));
    // a full disk keeps nobody from seeing it
    if (picture) await keep(target, picture).catch((error: Error) => this.logger.warn(`a thumbnail could not be kept: ${error.message}`));
    return picture;
  }
}

/** Never half of one: another request may be reading, and the machine may lose its power. */
async function keep(target: string, picture: Buffer): Promise<void> {
  const folder = join(target, '..');
  const draft = join(folder, randomUUID());
  await mkdir(folder, { recursive: true });
  await writeFile(draft, picture);
  await syncToDisk(draft);
  await rename(draft, target);
}

const BEGIN = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** Nothing when there is none, or none that is whole: it is drawn anew. */
async function read(path: string): Promise<Buffer | undefined> {
  try {
    const picture = await readFile(path);
    return picture.subarray(0, 2).equals(BEGIN) && picture.subarray(-2).equals(END) ? picture : undefined;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whatever the decoder says of a content is a property of the content, not a fault of the host. */
async function thumbnailOf(path: string): Promise<Buffer | undefined> {
  const image = sharp(path, { limitInputPixels: LIMIT_MEGAPIXELS * 1e6, failOn: 'error', sequentialRead: true }).timeout({ seconds: PATIENCE_SECONDS });
  try {
    return await image
      .rotate()
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    return undefined;
  }
}
