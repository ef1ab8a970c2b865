import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../../common';
import { AuditService } from '../../../platform/audit';
import { UnitOfWork } from '../../../platform/database';
import { HistoryService } from '../../history';
import { CalledInstanceNotSuspendable, ProcessInstanceEnded, ProcessInstanceNotFound, ProcessInstanceSuspended } from '../process-instance.errors';
import { ProcessInstanceRepository } from '../process-instance.repository';

/**
 * A run and the runs it called stand still: nobody completes or claims their tasks, their timers do not fire, what
 * arrives for them waits in the outbox. Deadlines of the regulation run on: they do not stop because somebody pressed pause.
 */
@Injectable()
export class SuspendProcessInstance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
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
      if (instance.suspended) throw new ProcessInstanceSuspended(instance);
      const at = this.clock.now();
      const { tenantId } = instance;
      for (const member of await this.instances.lockFamily(processInstanceId)) {
        await this.instances.update(member.id, { suspended: true, suspendedAt: at, suspendedBy: actor.userId, suspensionReason: reason });
      }
      await this.history.record({ tenantId, processInstanceId, at, kind: 'SUSPENDED', actorId: actor.userId, opinion: reason });
      await this.audit.record({ tenantId, actor, action: 'process-instance.suspend', object: `process-instance/${processInstanceId}`, before: { suspended: false }, after: { suspended: true }, reason });
    });
  }
}
