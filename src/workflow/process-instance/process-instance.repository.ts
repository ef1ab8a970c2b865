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

  /** The run a call activity started: the one that is not over, else the newest. */
  async findChild(parentInstanceId: string, parentActivityId: string): Promise<ProcessInstance | null> {
    const children = await this.rows.find({ where: { parentInstanceId, parentActivityId }, order: { id: 'DESC' } });
    return children.find(({ state }) => state === 'ACTIVE') ?? children[0] ?? null;
  }

  /** How many runs lie above this one in its chain of calls, counted no further than `most`. */
  async countCallers(id: string, most: number): Promise<number> {
    let callers = 0;
    for (let run = await this.find(id); run?.parentInstanceId && callers < most; run = await this.find(run.parentInstanceId)) callers += 1;
    return callers;
  }

  /** The run and every run below it that is not over, locked in the order of the ids. */
  async lockFamily(rootInstanceId: string): Promise<ProcessInstance[]> {
    await this.unitOfWork.query(`SELECT id FROM process_instance WHERE root_instance_id = ? AND state = 'ACTIVE' ORDER BY id${this.unitOfWork.forUpdate}`, [rootInstanceId]);
    return this.rows.find({ where: { rootInstanceId, state: 'ACTIVE' }, order: { id: 'ASC' } });
  }

  listFamily(rootInstanceId: string): Promise<ProcessInstance[]> {
    return this.rows.find({ where: { rootInstanceId }, order: { id: 'ASC' } });
  }

  listActiveChildren(parentInstanceId: string): Promise<ProcessInstance[]> {
    return this.rows.findBy({ parentInstanceId, state: 'ACTIVE' });
  }

  listActivities(processInstanceId: string): Promise<ActivityInstance[]> {
    return this.unitOfWork.repository(ActivityInstance).find({ where: { processInstanceId }, order: { startedAt: 'ASC', id: 'ASC' } });
  }

  /** Every visit that has not ended, waiting or not. */
  listLiving(processInstanceId: string): Promise<ActivityInstance[]> {
    return this.unitOfWork.repository(ActivityInstance).find({ where: { processInstanceId, state: 'ACTIVE' }, order: { id: 'ASC' } });
  }

  async listWaiting(processInstanceId: string): Promise<ActivityInstance[]> {
    return this.unitOfWork.repository(ActivityInstance).findBy({ processInstanceId, state: 'ACTIVE', waiting: true });
  }

  async listTakenFlows(processInstanceId: string): Promise<string[]> {
    const rows = await this.unitOfWork.repository(SequenceFlowTaken).findBy({ processInstanceId });
    return rows.map((row) => row.sequenceFlowId);
  }

  /** Writes a step's facts as rows: visits begun and ended, flows taken. What began and ended in one step is one row. */
  async recordFacts(processInstanceId: string, facts: readonly EngineFact[], now: Date): Promise<void> {
    const visits = this.unitOfWork.repository(ActivityInstance);
    const begun = new Map<string, ActivityInstance>();
    const flows = new Set<string>();
    for (const fact of facts) {
      if (fact.kind === 'sequence-flow-taken') {
        flows.add(fact.sequenceFlowId);
      } else if (fact.kind === 'activity-started') {
        begun.set(fact.activity.id, visitOf(processInstanceId, fact, now));
      } else {
        const end = { state: fact.kind === 'activity-completed' ? ('COMPLETED' as const) : ('CANCELED' as const), endedAt: now, waiting: false };
        const visit = begun.get(fact.activity.id);
        if (visit) Object.assign(visit, end);
        else await visits.update({ id: fact.activity.id, processInstanceId }, end);
      }
    }
    for (const rows of chunksOf([...begun.values()])) await visits.insert(rows);
    const known = flows.size ? new Set(await this.listTakenFlows(processInstanceId)) : new Set<string>();
    const taken = [...flows].filter((id) => !known.has(id)).map((sequenceFlowId) => ({ processInstanceId, sequenceFlowId }));
    for (const rows of chunksOf(taken)) await this.unitOfWork.repository(SequenceFlowTaken).insert(rows);
  }
}

function visitOf(processInstanceId: string, { activity, waiting }: Extract<EngineFact, { kind: 'activity-started' }>, now: Date): ActivityInstance {
  return {
    id: activity.id,
    processInstanceId,
    elementId: activity.elementId,
    elementType: activity.elementType,
    elementName: activity.elementName ?? null,
    iteration: activity.iteration ?? null,
    state: 'ACTIVE',
    waiting,
    armed: activity.armed ?? false,
    clause: typeof activity.gov.clause === 'string' ? activity.gov.clause : null,
    startedAt: now,
    endedAt: null,
  };
}

/** Statements take a limited number of values. */
function chunksOf<T>(rows: readonly T[], size = 100): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
