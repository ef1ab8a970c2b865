import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ActivityFact, EngineFact } from '../../engine';
import { HistoryService, type HistoryKind, type HistoryRecord } from '../history';
import { StepProjectorRegistry, type StepTaken } from './step-projector.registry';

/** What the diagram did by itself becomes lines of the story; what people did is recorded by their commands. */
@Injectable()
export class ProcessHistoryProjector implements OnModuleInit {
  constructor(
    private readonly projectors: StepProjectorRegistry,
    private readonly history: HistoryService,
  ) {}

  onModuleInit(): void {
    this.projectors.register('history', (step) => this.project(step));
  }

  private async project(step: StepTaken): Promise<void> {
    const { instance, now: at } = step;
    const line = { tenantId: instance.tenantId, processInstanceId: instance.id, at };
    const lines = linesOf(step).map(({ kind, activity: { elementId, elementName, gov } }): HistoryRecord => {
      return { ...line, kind, elementId, elementName: elementName ?? elementId, clause: typeof gov.clause === 'string' ? gov.clause : null };
    });
    if (instance.state === 'COMPLETED') lines.push({ ...line, kind: 'ENDED', elementName: instance.outcome });
    await this.history.recordAll(lines);
  }
}

interface Line {
  readonly kind: HistoryKind;
  readonly activity: ActivityFact;
}

/** In the order of the facts, but a timer or message before the task it took away: the cause comes first. */
function linesOf(step: StepTaken): Line[] {
  const lines = step.facts.flatMap((fact): Line[] => {
    const kind = kindOf(fact, step);
    return kind && fact.kind !== 'sequence-flow-taken' ? [{ kind, activity: fact.activity }] : [];
  });
  const isCause = ({ kind }: Line) => kind === 'TIMER' || kind === 'MESSAGE';
  return [...lines.filter(isCause), ...lines.filter((line) => !isCause(line))];
}

function kindOf(fact: EngineFact, step: StepTaken): HistoryKind | undefined {
  if (fact.kind === 'activity-canceled') return fact.activity.userTask ? 'TASK_CANCELED' : undefined;
  return fact.kind === 'activity-completed' ? kindOfCompleted(fact.activity, step) : undefined;
}

function kindOfCompleted(activity: ActivityFact, step: StepTaken): HistoryKind | undefined {
  if (activity.elementType === 'serviceTask') return 'SERVICE';
  if (activity.elementType === 'businessRuleTask') return 'DECISION';
  if (activity.timer) return 'TIMER';
  // a person who causes one (a withdrawal) has a line of their own already
  if (activity.message || activity.signal) return step.actor.kind === 'system' ? 'MESSAGE' : undefined;
  return undefined;
}
