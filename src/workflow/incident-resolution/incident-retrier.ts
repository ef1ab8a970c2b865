import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { OutboxService } from '../../platform/outbox';
import { IncidentRepository, IncidentService, type Incident } from '../incident';
import { InstanceVariableService } from '../instance-variable';
import { JobService, JobWorker } from '../job';
import { ProcessInstanceRepository } from '../process-instance';
import { FailedCommandService } from './failed-command.service';
import { RowRebuildService } from './row-rebuild.service';
import { IncidentNotFound } from './incident-resolution.errors';
import { STUCK, type IncidentAction } from './incident-resolution.policy';

/** What is tried again, by the kind of work that failed. */
@Injectable()
export class IncidentRetrier {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly reports: IncidentService,
    private readonly instances: ProcessInstanceRepository,
    private readonly states: InstanceStateRepository,
    private readonly variables: InstanceVariableService,
    private readonly jobs: JobService,
    private readonly worker: JobWorker,
    private readonly outbox: OutboxService,
    private readonly commands: FailedCommandService,
    private readonly rows: RowRebuildService,
  ) {}

  /** Locks the run, then its incident, and reads it as it is now. */
  async lock({ id, processInstanceId }: Incident): Promise<Incident> {
    if (processInstanceId) await this.instances.findForUpdate(processInstanceId);
    const incident = await this.incidents.findForUpdate(id);
    if (!incident) throw new IncidentNotFound(id);
    return incident;
  }

  /** Refuses before anything is written what could not be tried again. */
  async check(incident: Incident): Promise<void> {
    if (incident.sourceKind === 'COMMAND') await this.commands.check(incident);
  }

  /** In the transaction of the decision: repairs, allows the skip, and makes the work due again. */
  async putBack(actor: Actor, incident: Incident, action: IncidentAction, { variables, reason }: { variables: Variables; reason: string }): Promise<void> {
    const { id, processInstanceId, sourceKind, sourceId, kind } = incident;
    const brokenAt = incident.failedElementId ?? incident.elementId;
    if (processInstanceId) await this.rows.restoreVariables(processInstanceId);
    if (action === 'repair' && processInstanceId) await this.variables.repair(actor, processInstanceId, variables, reason);
    if (action === 'skip' && processInstanceId && brokenAt) await this.states.allowSkip(processInstanceId, brokenAt);
    if (kind === STUCK && processInstanceId) {
      await this.rows.rebuild(id, processInstanceId);
      return this.reports.resolve({ processInstanceId, kind: STUCK });
    }
    if (sourceKind === 'COMMAND' || !sourceId) return;
    await this.incidents.update(id, { state: 'RETRYING' });
    const isBack = sourceKind === 'JOB' ? await this.jobs.retry(sourceId) : await this.outbox.retry(sourceId);
    // served or replaced meanwhile: nothing is left of the trouble
    if (!isBack) await this.reports.resolve({ sourceId });
  }

  /** After the decision has been committed; messages are served by the commit itself. */
  async carryOut(incident: Incident): Promise<void> {
    if (incident.sourceKind === 'JOB') await this.worker.fireNow(incident.sourceId!);
    if (incident.sourceKind === 'COMMAND') await this.commands.carryOut(incident);
  }
}
