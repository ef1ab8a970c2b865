import { holdsRole, type Actor, type Sentence } from '../../common';
import type { Incident } from '../incident';
import { refuseRepair } from '../instance-variable';

export const INCIDENT_READERS = ['SUPERVISOR', 'LEADER', 'CHIEF', 'PROCESS_OWNER', 'SYS_ADMIN'] as const;
/** to leave a step out is a decision about the work, not about the machine */
const SKIPPING_ROLES = ['SUPERVISOR', 'LEADER', 'CHIEF', 'PROCESS_OWNER'] as const;

export type IncidentAction = 'retry' | 'skip' | 'repair';
export const INCIDENT_ACTIONS: readonly IncidentAction[] = ['retry', 'skip', 'repair'];

export interface IncidentFacts {
  /** its run is there and not over */
  readonly isRunning: boolean;
  /** the element that broke may be left out: the diagram says so */
  readonly isSkippable: boolean;
  /** who started its case or acts in it */
  readonly involvedUserIds: ReadonlySet<string>;
}

export interface Refusal {
  readonly kind: 'forbidden' | 'impossible';
  readonly reason: Sentence;
}

/** Found by the sweep: nothing could continue the run. */
export const STUCK = 'stuck';

/** May this person do this with this incident? A reason not to, or nothing; the grey button and the refusal say the same. */
export function refuseAction(actor: Actor, action: IncidentAction, incident: Pick<Incident, 'sourceKind' | 'kind' | 'processInstanceId'>, facts: IncidentFacts): Refusal | undefined {
  const may = mayDo(actor, action, facts);
  if (may) return { kind: 'forbidden', reason: may };
  const cannot = canDo(action, incident, facts);
  return cannot && { kind: 'impossible', reason: cannot };
}

function mayDo(actor: Actor, action: IncidentAction, { involvedUserIds }: IncidentFacts): Sentence | undefined {
  if (action === 'repair') return refuseRepair(actor, involvedUserIds);
  const roles: readonly string[] = action === 'skip' ? SKIPPING_ROLES : INCIDENT_READERS;
  if (roles.some((role) => holdsRole(actor, role))) return undefined;
  return { zh: '跳过环节须由监管人、负责人或流程管理员决定。', en: 'Supervisors, leaders and process owners decide whether a step is skipped.' };
}

function canDo(action: IncidentAction, { sourceKind, kind, processInstanceId }: Pick<Incident, 'sourceKind' | 'kind' | 'processInstanceId'>, { isRunning, isSkippable }: IncidentFacts): Sentence | undefined {
  if (sourceKind === null && kind !== STUCK) return { zh: '这类异常不能重试，请在事项中改派或另行处理。', en: 'There is nothing to try again here; give the task to somebody else or deal with the case itself.' };
  if (processInstanceId && !isRunning && kind === STUCK) return { zh: '该事项已经办结。', en: 'The case has ended.' };
  if (action === 'retry') return undefined;
  if (!processInstanceId || !isRunning) return { zh: '没有正在运行的事项，只能重试。', en: 'There is no running case; it can only be tried again.' };
  if (action === 'skip' && !isSkippable) return { zh: '流程图没有允许跳过这个环节。', en: 'The diagram does not allow this step to be skipped.' };
  return undefined;
}
