import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../../common';
import { AuditService } from '../../../platform/audit';
import { UnitOfWork } from '../../../platform/database';
import { OutboxService } from '../../../platform/outbox';
import { HistoryService } from '../../history';
import { CalledInstanceNotSuspendable, ProcessInstanceEnded, ProcessInstanceNotFound, ProcessInstanceNotSuspended } from '../process-instance.errors';
import { ProcessInstanceRepository } from '../process-instance.repository';

/** The run and those it called go on: what waited for them is delivered in order, timers that fell due fire once. */
@Injectable()
export class ResumeProcessInstance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
    private readonly outbox: OutboxService,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  run(processInstanceId: string, actor: Actor, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const instance = await this.instances.findForUpdate(processInstanceId);
      if (!instance || instance.tenantId !== actor.tenantId) throw new ProcessInstanceNotFound(processInstanceId);
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(processInstanceId, instance.state);
      if (instance.parentInstanceId) throw new CalledInstanceNotSuspendable(processInstanceId, instance.rootInstanceId);
      if (!instance.suspended) throw new ProcessInstanceNotSuspended(processInstanceId);
      const { tenantId } = instance;
      for (const member of await this.instances.lockFamily(processInstanceId)) {
        await this.instances.update(member.id, { suspended: false });
        await this.outbox.release(member.id);
      }
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'RESUMED', actorId: actor.userId, opinion: reason });
      await this.audit.record({ tenantId, actor, action: 'process-instance.resume', object: `process-instance/${processInstanceId}`, before: { suspended: true, reason: instance.suspensionReason }, after: { suspended: false }, reason });
    });
  }
}
