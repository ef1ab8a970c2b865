import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../../common';
import type { CancelInstruction, EngineFact, StartInstruction } from '../../../engine';
import { AuditService } from '../../../platform/audit';
import { UnitOfWork } from '../../../platform/database';
import { HistoryService } from '../../history';
import { ProcessInstanceEnded, ProcessInstanceNotFound } from '../process-instance.errors';
import { ProcessInstanceRepository } from '../process-instance.repository';
import { ProcessStepper } from '../process-stepper';

export interface Modification {
  readonly cancel: readonly CancelInstruction[];
  readonly startBefore: readonly StartInstruction[];
}

/** An element that ends, begins or is passed by a modification. */
export interface Moved {
  readonly elementId: string;
  readonly elementType: string;
  readonly name: string;
}

export interface ModificationResult {
  readonly canceled: readonly Moved[];
  /** what waits afterwards and did not before */
  readonly started: readonly Moved[];
  /** automatic steps that are carried out on the way */
  readonly passed: readonly Moved[];
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
}

class TriedOnly extends Error {
  constructor(readonly result: ModificationResult) {
    super('a dry run is rolled back');
  }
}

/** Moves the tokens of a run by hand. A dry run is the same act, rolled back: what it answers is what would happen. */
@Injectable()
export class ModifyProcessInstance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
    private readonly stepper: ProcessStepper,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  run(processInstanceId: string, actor: Actor, modification: Modification, reason: string): Promise<ModificationResult> {
    return this.unitOfWork.run(async () => {
      const instance = await this.instances.findForUpdate(processInstanceId);
      if (!instance || instance.tenantId !== actor.tenantId) throw new ProcessInstanceNotFound(processInstanceId);
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(processInstanceId, instance.state);
      const { tenantId } = instance;
      const outcome = await this.stepper.proceed(processInstanceId, { kind: 'modify', ...modification }, actor);
      const result = { ...movedIn(outcome.facts), state: outcome.state };
      const names = (moved: readonly Moved[]) => [...new Set(moved.map(({ name }) => name))];
      const detail = { canceled: names(result.canceled), started: names(result.started) };
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'MODIFIED', actorId: actor.userId, opinion: reason, detail });
      await this.audit.record({ tenantId, actor, action: 'process-instance.modify', object: `process-instance/${processInstanceId}`, before: { canceled: result.canceled }, after: { ...modification, started: result.started }, reason });
      return result;
    });
  }

  async tryOut(processInstanceId: string, actor: Actor, modification: Modification): Promise<ModificationResult> {
    if (this.unitOfWork.isRunning) throw new Error('a dry run inside another unit of work would undo that one');
    try {
      await this.unitOfWork.run(async () => {
        throw new TriedOnly(await this.run(processInstanceId, actor, modification, 'dry run'));
      });
    } catch (error) {
      if (error instanceof TriedOnly) return error.result;
      throw error;
    }
    throw new Error('a dry run came to no end');
  }
}

const AUTOMATIC = ['serviceTask', 'businessRuleTask', 'sendTask', 'endEvent', 'intermediateThrowEvent'];

function movedIn(facts: readonly EngineFact[]): Omit<ModificationResult, 'state'> {
  const activities = facts.flatMap((fact) => (fact.kind === 'sequence-flow-taken' ? [] : [fact]));
  const ended = new Set(activities.flatMap(({ kind, activity }) => (kind === 'activity-started' ? [] : [activity.id])));
  const begun = new Set(activities.flatMap(({ kind, activity }) => (kind === 'activity-started' ? [activity.id] : [])));
  const pick = (of: (fact: (typeof activities)[number]) => boolean): Moved[] =>
    activities.filter(of).map(({ activity: { elementId, elementType, elementName } }) => ({ elementId, elementType, name: elementName ?? elementId }));
  const isStep = (type: string) => type !== 'boundaryEvent' && type !== 'startEvent';
  return {
    canceled: pick(({ kind, activity }) => kind === 'activity-canceled' && !begun.has(activity.id) && isStep(activity.elementType)),
    started: pick((fact) => fact.kind === 'activity-started' && fact.waiting && !ended.has(fact.activity.id) && isStep(fact.activity.elementType)),
    passed: pick(({ kind, activity }) => kind === 'activity-completed' && AUTOMATIC.includes(activity.elementType)),
  };
}
