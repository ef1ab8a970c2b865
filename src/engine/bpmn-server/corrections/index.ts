import { applyCorrection, type Correction } from './correction';
import { sequenceNumbers } from './p00-sequence-numbers';
import { exclusiveMerge } from './p01-exclusive-merge';
import { noOutgoingFlow } from './p02-no-outgoing-flow';
import { awaitedNodeEnd } from './p03-awaited-node-end';
import { endOfInstance } from './p04-end-of-instance';
import { userTaskPeople } from './p05-user-task-people';
import { staleOperation } from './p06-stale-operation';
import { subProcessEnd } from './p07-sub-process-end';
import { terminateScope } from './p08-terminate-scope';
import { errorEvents } from './p09-error-events';
import { boundaryEvents } from './p10-boundary-events';
import { eventSubProcess } from './p11-event-sub-process';
import { multiInstance } from './p12-multi-instance';
import { callActivity } from './p13-call-activity';
import { associations } from './p14-associations';
import { thrownEvents } from './p15-thrown-events';
import { tokenTermination } from './p16-token-termination';
import { joins } from './p17-joins';
import { tokenAdvance } from './p18-token-advance';
import { variableScopes } from './p19-variable-scopes';
import { eventGatewayVisits } from './p20-event-gateway-visits';
import { escalationEvents } from './p21-escalation-events';
import { completionCondition } from './p22-completion-condition';

export { areAllCorrectionsOn, switchOffCorrections, switchOnCorrections } from './correction';

/** In the order in which they are applied: a later one wraps an earlier one of the same method. */
export const CORRECTIONS: readonly Correction[] = [
  sequenceNumbers,
  exclusiveMerge,
  noOutgoingFlow,
  awaitedNodeEnd,
  endOfInstance,
  userTaskPeople,
  staleOperation,
  subProcessEnd,
  terminateScope,
  errorEvents,
  boundaryEvents,
  eventSubProcess,
  multiInstance,
  callActivity,
  associations,
  thrownEvents,
  tokenTermination,
  joins,
  tokenAdvance,
  variableScopes,
  eventGatewayVisits,
  escalationEvents,
  completionCondition,
];

export function applyCorrections(): void {
  for (const correction of CORRECTIONS) applyCorrection(correction);
}
