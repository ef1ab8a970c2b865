import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { HistoryEntry } from './history-entry.entity';

const PORTION = 200;

@Injectable()
export class HistoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In portions: a statement takes a limited number of values. */
  async insert(entries: readonly HistoryEntry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += PORTION) await this.unitOfWork.repository(HistoryEntry).insert(entries.slice(from, from + PORTION) as never);
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
