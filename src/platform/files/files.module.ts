import { Module } from '@nestjs/common';
import { FileRepository } from './file.repository';
import { FileService } from './file.service';
import { FileStore } from './file.store';

@Module({ providers: [FileRepository, FileService, FileStore], exports: [FileService, FileStore] })
export class FilesModule {}
