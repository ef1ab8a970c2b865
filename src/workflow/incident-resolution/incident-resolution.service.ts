import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import type { Variables } from '../../engine';
import { AuditService } from '../../platform/audit';
import { UnitOfWork } from '../../platform/database';
import { HistoryService } from '../history';
import { IncidentRepository, type Incident, type IncidentOutcome } from '../incident';
import { IncidentQueries, type SeenIncident } from './incident.queries';
import { IncidentPresenter } from './incident.presenter';
import { IncidentRetrier } from './incident-retrier';
import { IncidentActionForbidden, IncidentActionNotPossible, IncidentAlreadyResolved } from './incident-resolution.errors';
import { refuseAction, type IncidentAction } from './incident-resolution.policy';

export interface ResolveCommand {
  readonly action: IncidentAction;
  readonly reason: string;
  /** `repair`: name → new value */
  readonly variables?: Variables;
}

const OUTCOME: Readonly<Record<IncidentAction, IncidentOutcome>> = { retry: 'RETRIED', skip: 'SKIPPED', repair: 'REPAIRED' };
const TOLD: Readonly<Record<IncidentAction, string>> = { retry: '异常处理：重试', skip: '异常处理：跳过该环节', repair: '异常处理：修改变量后重试' };

/**
 * A person brings stuck work forward: what failed is put back with all its tries, as it is, without the broken element or
 * with repaired variables. The decision, its story and the work put back are one transaction; the work itself is another.
 */
@Injectable()
export class IncidentResolutionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: IncidentQueries,
    private readonly presenter: IncidentPresenter,
    private readonly incidents: IncidentRepository,
    private readonly retrier: IncidentRetrier,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  /** Answers the incident as it stands after the try: resolved, being retried, or open again. */
  async resolve(actor: Actor, id: string, command: ResolveCommand): Promise<SeenIncident> {
    const incident = await this.unitOfWork.run(() => this.decide(actor, id, command));
    await this.retrier.carryOut(incident);
    return this.queries.getVisible(actor, id);
  }

  private async decide(actor: Actor, id: string, { action, reason, variables }: ResolveCommand): Promise<Incident> {
    const seen = await this.queries.getVisible(actor, id);
    // the run before its incident, as every step does
    const incident = await this.retrier.lock(seen.incident);
    if (incident.state === 'RESOLVED') throw new IncidentAlreadyResolved(id);
    const refusal = refuseAction(actor, action, incident, await this.presenter.factsOf({ ...seen, incident }));
    if (refusal?.kind === 'forbidden') throw new IncidentActionForbidden(id, action, refusal.reason);
    if (refusal) throw new IncidentActionNotPossible(id, action, refusal.reason);
    await this.retrier.check(incident);
    const { tenantId, processInstanceId, kind, elementName } = incident;
    const elementId = incident.failedElementId ?? incident.elementId;
    await this.incidents.update(id, { resolution: OUTCOME[action], resolvedBy: actor.userId, resolutionReason: reason });
    await this.audit.record({ tenantId: actor.tenantId, actor, action: `incident.${action}`, object: `incident/${id}`, before: { kind, elementId, attempts: incident.attempts }, reason });
    if (processInstanceId) {
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'INCIDENT', elementId, elementName, actorId: actor.userId, opinion: reason, detail: { incidentId: id, text: TOLD[action] } });
    }
    await this.retrier.putBack(actor, incident, action, { variables: variables ?? {}, reason });
    return incident;
  }
}
