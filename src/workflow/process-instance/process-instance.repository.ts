import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EngineFact } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { ActivityInstance, SequenceFlowTaken } from './activity-instance.entity';
import { ProcessInstance } from './process-instance.entity';

@Injectable()
export class ProcessInstanceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(ProcessInstance);
  }

  async insert(instance: ProcessInstance): Promise<void> {
    await this.rows.insert(instance as never);
  }

  async update(id: string, values: Partial<ProcessInstance>): Promise<void> {
    await this.rows.update({ id }, values as never);
  }

  find(id: string): Promise<ProcessInstance | null> {
    return this.rows.findOneBy({ id });
  }

  /** In the order of the ids. */
  async listByIds(ids: readonly string[]): Promise<ProcessInstance[]> {
    if (ids.length === 0) return [];
    const found = new Map((await this.rows.findBy({ id: In([...ids]) })).map((instance) => [instance.id, instance]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Reads the row under a lock where the database has row locks. */
  async findForUpdate(id: string): Promise<ProcessInstance | null> {
    await this.unitOfWork.query(`SELECT id FROM process_instance WHERE id = ?${this.unitOfWork.forUpdate}`, [id]);
    return this.find(id);
  }

  findChild(parentInstanceId: string, parentActivityId: string): Promise<ProcessInstance | null> {
    return this.rows.findOneBy({ parentInstanceId, parentActivityId });
  }

  findActive(tenantId: string, processDefinitionKey: string, businessKey: string): Promise<ProcessInstance | null> {
    return this.rows.findOneBy({ tenantId, processDefinitionKey, businessKey, state: 'ACTIVE' });
  }

  listActiveChildren(parentInstanceId: string): Promise<ProcessInstance[]> {
    return this.rows.findBy({ parentInstanceId, state: 'ACTIVE' });
  }

  listActivities(processInstanceId: string): Promise<ActivityInstance[]> {
    return this.unitOfWork.repository(ActivityInstance).find({ where: { processInstanceId }, order: { startedAt: 'ASC' } });
  }

  async listWaiting(processInstanceId: string): Promise<ActivityInstance[]> {
    return this.unitOfWork.repository(ActivityInstance).findBy({ processInstanceId, state: 'ACTIVE', waiting: true });
  }

  async listTakenFlows(processInstanceId: string): Promise<string[]> {
    const rows = await this.unitOfWork.repository(SequenceFlowTaken).findBy({ processInstanceId });
    return rows.map((row) => row.sequenceFlowId);
  }

  /** Writes a step's facts as rows: visits begun and ended, flows taken. */
  async recordFacts(processInstanceId: string, facts: readonly EngineFact[], now: Date): Promise<void> {
    const known = new Set(await this.listTakenFlows(processInstanceId));
    const activities = this.unitOfWork.repository(ActivityInstance);
    for (const fact of facts) {
      if (fact.kind === 'sequence-flow-taken') {
        if (known.has(fact.sequenceFlowId)) continue;
        known.add(fact.sequenceFlowId);
        await this.unitOfWork.repository(SequenceFlowTaken).insert({ processInstanceId, sequenceFlowId: fact.sequenceFlowId });
      } else if (fact.kind === 'activity-started') {
        const { activity } = fact;
        await activities.insert({
          id: activity.id,
          processInstanceId,
          elementId: activity.elementId,
          elementType: activity.elementType,
          elementName: activity.elementName ?? null,
          iteration: activity.iteration ?? null,
          state: 'ACTIVE',
          waiting: fact.waiting,
          armed: activity.armed ?? false,
          clause: typeof activity.gov.clause === 'string' ? activity.gov.clause : null,
          startedAt: now,
          endedAt: null,
        });
      } else {
        const state = fact.kind === 'activity-completed' ? 'COMPLETED' : 'CANCELED';
        await activities.update({ id: fact.activity.id, processInstanceId }, { state, endedAt: now, waiting: false });
      }
    }
  }
}
