import { Module } from '@nestjs/common';
import { FileRepository } from './file.repository';
import { FileService } from './file.service';
import { FileStore } from './file.store';
import { ThumbnailStore } from './thumbnail.store';

@Module({ providers: [FileRepository, FileService, FileStore, ThumbnailStore], exports: [FileService, FileStore] })
export class FilesModule {}
