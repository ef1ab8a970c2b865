import { Injectable } from '@nestjs/common';
import { newId } from '../../common';
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

  async record(record: HistoryRecord): Promise<void> {
    await this.unitOfWork.run(() =>
      this.history.insert({
        id: newId(),
        elementId: null,
        elementName: null,
        taskId: null,
        actorId: null,
        opinion: null,
        clause: null,
        detail: null,
        evidenceCount: 0,
        ...record,
      }),
    );
  }
}
