import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { StoredFile } from './file.entity';

@Injectable()
export class FileRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(file: StoredFile): Promise<void> {
    await this.unitOfWork.repository(StoredFile).insert(file);
  }

  find(tenantId: string, id: string): Promise<StoredFile | null> {
    return this.unitOfWork.repository(StoredFile).findOneBy({ id, tenantId });
  }
}
