import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { HistoryEntry } from './history-entry.entity';

@Injectable()
export class HistoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(entries: readonly HistoryEntry[]): Promise<void> {
    await this.unitOfWork.repository(HistoryEntry).insert(entries as never);
  }

  /** The story of these instances, newest first. */
  listFor(processInstanceIds: readonly string[]): Promise<HistoryEntry[]> {
    return this.unitOfWork
      .repository(HistoryEntry)
      .createQueryBuilder('h')
      .where('h.process_instance_id IN (:...ids)', { ids: processInstanceIds })
      .orderBy('h.at', 'DESC')
      .addOrderBy('h.id', 'DESC')
      .limit(500)
      .getMany();
  }
}
