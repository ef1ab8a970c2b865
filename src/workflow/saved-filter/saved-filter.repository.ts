import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { SavedFilter } from './saved-filter.entity';

@Injectable()
export class SavedFilterRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(SavedFilter);
  }

  find(id: string): Promise<SavedFilter | null> {
    return this.rows.findOneBy({ id });
  }

  listOfOwner(ownerId: string): Promise<SavedFilter[]> {
    return this.rows.find({ where: { ownerId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  listShared(tenantId: string): Promise<SavedFilter[]> {
    return this.rows.find({ where: { tenantId, shared: true }, order: { name: 'ASC', id: 'ASC' } });
  }

  /** One person's list is changed by one act at a time. */
  lockOwner(ownerId: string): Promise<void> {
    return this.unitOfWork.lockName(`saved-filter ${ownerId}`);
  }

  async insert(filter: SavedFilter): Promise<void> {
    await this.rows.insert(filter as never);
  }

  async update(id: string, values: Partial<SavedFilter>): Promise<void> {
    await this.rows.update({ id }, values as never);
  }

  async delete(id: string): Promise<void> {
    await this.rows.delete({ id });
  }
}
