import { Injectable } from '@nestjs/common';
import type { ReadStream } from 'node:fs';
import { newId, SystemClock, type Actor } from '../../common';
import { UnitOfWork } from '../database';
import { cleanFileName, detectContent, fitsName, LIMIT_MEGAPIXELS } from './file-content.policy';
import { FileContentLost, FileEmpty, FileNotFound, FileTypeMismatch, FileTypeUnsupported, ImageTooLarge, ImageUnreadable } from './file.errors';
import { FileRepository } from './file.repository';
import { FileStore, type IncomingFile } from './file.store';
import { ThumbnailStore } from './thumbnail.store';

/** A file that has arrived in the store's incoming folder. */
export interface Upload {
  readonly path: string;
  readonly fileName: string;
  readonly mime?: string;
}

export interface KeptFile {
  readonly id: string;
  readonly fileName: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** Keeps png, jpg and pdf files, known by their content. */
@Injectable()
export class FileService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileRepository,
    private readonly store: FileStore,
    private readonly thumbnails: ThumbnailStore,
    private readonly clock: SystemClock,
  ) {}

  /**
   * Checks an upload, gives it its place and, in one unit of work, its row and whatever `within` writes. Refused uploads
   * leave nothing behind.
   */
  async keep<T>(actor: Actor, upload: Upload, within: (file: KeptFile) => Promise<T>): Promise<T> {
    try {
      const fileName = cleanFileName(upload.fileName);
      const incoming = await this.store.inspect(upload.path);
      const mime = checkedMime(incoming, fileName, upload.mime);
      await this.store.keep(incoming);
      const kept: KeptFile = { id: newId(), fileName, mime, size: incoming.size, sha256: incoming.sha256 };
      return await this.unitOfWork.run(async () => {
        await this.files.insert({ ...row(kept), tenantId: actor.tenantId, createdBy: actor.userId, createdAt: this.clock.now() });
        return within(kept);
      });
    } finally {
      await this.store.discard(upload.path);
    }
  }

  /** Like `keep`, for content that is in memory. */
  async keepBuffer<T>(actor: Actor, fileName: string, content: Buffer, within: (file: KeptFile) => Promise<T>): Promise<T> {
    return this.keep(actor, { path: await this.store.receive(content), fileName }, within);
  }

  async read(tenantId: string, fileId: string): Promise<{ stream: ReadStream; mime: string; size: number }> {
    const file = await this.files.find(tenantId, fileId);
    if (!file) throw new FileNotFound(fileId);
    const stream = await this.store.read(file.sha256, file.size);
    if (!stream) throw new FileContentLost(fileId);
    return { stream, mime: file.mime, size: file.size };
  }

  /** A small JPEG of a picture; refuses what is no picture or cannot be drawn. */
  async thumbnail(tenantId: string, fileId: string): Promise<Buffer> {
    const file = await this.files.find(tenantId, fileId);
    if (!file) throw new FileNotFound(fileId);
    if (!file.mime.startsWith('image/')) throw new ImageUnreadable(fileId);
    if (!(await this.store.holds(file.sha256, file.size))) throw new FileContentLost(fileId);
    const picture = await this.thumbnails.of(file.sha256);
    if (!picture) throw new ImageUnreadable(fileId);
    return picture;
  }
}

function row({ id, mime, size, sha256 }: KeptFile) {
  return { id, mime, size, sha256 };
}

function checkedMime(file: IncomingFile, fileName: string, declaredMime: string | undefined): string {
  if (file.size === 0) throw new FileEmpty(fileName);
  const content = detectContent(file.head, file.tail);
  if (!content) throw new FileTypeUnsupported(fileName);
  if (!fitsName(content, fileName, declaredMime)) throw new FileTypeMismatch(fileName, content.mime);
  const pixels = (content.width ?? 0) * (content.height ?? 0);
  if (pixels > LIMIT_MEGAPIXELS * 1e6) throw new ImageTooLarge(fileName, LIMIT_MEGAPIXELS);
  return content.mime;
}
