import { createParamDecorator, Inject, Injectable, PayloadTooLargeException, UseInterceptors, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Request } from 'express';
import { finalize, type Observable } from 'rxjs';
import { DomainError } from '../../common';
import { SETTINGS, type Settings } from '../config';
import { checkKeys, UploadRefused } from '../http';
import { FileMissing, FileTooLarge } from './file.errors';
import type { Upload } from './file.service';
import { FileStore } from './file.store';

type UploadRequest = Request & { file?: { path?: string; originalname: string; mimetype: string } };

/** Streams one multipart file (field `file`) to the incoming folder and removes what the handler did not keep. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  private readonly inner: NestInterceptor;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly store: FileStore,
  ) {
    this.inner = new (FileInterceptor('file'))({
      dest: store.incomingDir,
      limits: { fileSize: settings.uploadMegabytes * 1_048_576, files: 1, fields: 10, fieldSize: 10_000, headerPairs: 100 },
      defParamCharset: 'utf8',
    });
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<UploadRequest>();
    const handle = () => {
      checkKeys(request.body);
      // multer's body has no prototype, which the validation pipe does not expect
      request.body = { ...request.body };
      return next.handle();
    };
    try {
      const result = await this.inner.intercept(context, { handle });
      return result.pipe(finalize(() => void this.discard(request)));
    } catch (error) {
      await this.discard(request);
      throw this.refusal(error);
    }
  }

  /** What the multipart parser complains about is the caller's mistake; a failing disk is not. */
  private refusal(error: unknown): unknown {
    const code = (error as { code?: string }).code;
    if (error instanceof PayloadTooLargeException || code === 'LIMIT_FILE_SIZE') return new FileTooLarge(this.settings.uploadMegabytes);
    const ofTheMachine = (error as { errno?: number }).errno !== undefined;
    return error instanceof DomainError || ofTheMachine ? error : new UploadRefused(error instanceof Error ? error.message : String(error));
  }

  private async discard(request: UploadRequest): Promise<void> {
    // a file that multer gave up has no path any more
    if (request.file?.path) await this.store.discard(request.file.path);
  }
}

/** The route takes one file: `@SingleUpload()` on the method, `@UploadedFile() upload: Upload` on the parameter. */
export const SingleUpload = () => UseInterceptors(UploadInterceptor);

/** The arrived file; 400 when there is none. */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext): Upload => {
  const file = context.switchToHttp().getRequest<UploadRequest>().file;
  if (!file?.path) throw new FileMissing();
  return { path: file.path, fileName: file.originalname, mime: file.mimetype };
});
