import { Injectable } from '@nestjs/common';
import { faultPoint, newId } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { HistoryRepository } from './history.repository';
import type { HistoryEntry } from './history-entry.entity';

export type HistoryRecord = Pick<HistoryEntry, 'tenantId' | 'processInstanceId' | 'at' | 'kind'> &
  Partial<Pick<HistoryEntry, 'elementId' | 'elementName' | 'taskId' | 'actorId' | 'opinion' | 'clause' | 'detail' | 'evidenceCount'>>;

/** Writes the story of a process, in the transaction of what happened. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly history: HistoryRepository,
  ) {}

  record(record: HistoryRecord): Promise<void> {
    return this.recordAll([record]);
  }

  /** Lines of one step, in their order. */
  async recordAll(records: readonly HistoryRecord[]): Promise<void> {
    if (records.length === 0) return;
    const blank = { elementId: null, elementName: null, taskId: null, actorId: null, opinion: null, clause: null, detail: null, evidenceCount: 0 };
    await this.unitOfWork.run(() => this.history.insert(records.map((record) => ({ id: newId(), ...blank, ...record }))));
    await faultPoint('history-written');
  }
}
