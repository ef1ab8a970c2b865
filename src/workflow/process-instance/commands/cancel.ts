import { Injectable } from '@nestjs/common';
import { BusinessClock, systemActor, type Actor } from '../../../common';
import { AuditService } from '../../../platform/audit';
import { UnitOfWork } from '../../../platform/database';
import { HistoryService } from '../../history';
import { CalledInstanceNotCancellable, ProcessInstanceEnded, ProcessInstanceNotFound } from '../process-instance.errors';
import { ProcessInstanceRepository } from '../process-instance.repository';
import { ProcessStepper } from '../process-stepper';

/** Ends a run from outside; its tasks, timers, awaited messages and called runs end with it. */
@Injectable()
export class CancelProcessInstance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
    private readonly stepper: ProcessStepper,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  run(processInstanceId: string, actor: Actor, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const instance = await this.instances.findForUpdate(processInstanceId);
      if (!instance || instance.tenantId !== actor.tenantId) throw new ProcessInstanceNotFound(processInstanceId);
      if (instance.state !== 'ACTIVE') throw new ProcessInstanceEnded(processInstanceId, instance.state);
      if (instance.parentInstanceId && actor.kind === 'user') throw new CalledInstanceNotCancellable(processInstanceId, instance.parentInstanceId);
      const { tenantId } = instance;
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'CANCELED', actorId: actor.userId, opinion: reason });
      if (actor.kind === 'user') await this.audit.record({ tenantId, actor, action: 'process-instance.cancel', object: `process-instance/${processInstanceId}`, before: { state: 'ACTIVE' }, after: { state: 'TERMINATED' }, reason });
      await this.stepper.terminate(processInstanceId, actor);
      for (const child of await this.instances.listActiveChildren(processInstanceId)) await this.run(child.id, systemActor(child.tenantId), reason);
    });
  }
}
