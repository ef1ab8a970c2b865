import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { HistoryEntry, type HistoryKind } from './history-entry.entity';

const PORTION = 200;

@Injectable()
export class HistoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** In portions: a statement takes a limited number of values. */
  async insert(entries: readonly HistoryEntry[]): Promise<void> {
    for (let from = 0; from < entries.length; from += PORTION) await this.unitOfWork.repository(HistoryEntry).insert(entries.slice(from, from + PORTION) as never);
  }

  /** Has a person done anything with one of these tasks? */
  async hasActsOn(taskIds: readonly string[]): Promise<boolean> {
    if (taskIds.length === 0) return false;
    const acts = this.unitOfWork.repository(HistoryEntry).createQueryBuilder('h').where('h.task_id IN (:...taskIds) AND h.actor_id IS NOT NULL', { taskIds });
    return (await acts.andWhere("h.kind NOT IN ('TASK_CREATED', 'COMMENT', 'URGED', 'COPIED')").getCount()) > 0;
  }

  /** Who did one of these at one of these elements of a run, and in whose name (代). */
  async listActorsAt(processInstanceId: string, elementIds: readonly string[], kinds: readonly HistoryKind[]): Promise<string[]> {
    if (elementIds.length === 0) return [];
    const rows = await this.unitOfWork
      .repository(HistoryEntry)
      .createQueryBuilder('h')
      .where('h.process_instance_id = :processInstanceId AND h.actor_id IS NOT NULL', { processInstanceId })
      .andWhere('h.element_id IN (:...elementIds) AND h.kind IN (:...kinds)', { elementIds, kinds })
      .getMany();
    return [...new Set(rows.flatMap(({ actorId, detail }) => [actorId, detail?.['onBehalfOf']]).filter((id) => typeof id === 'string'))];
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
