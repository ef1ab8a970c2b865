import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { HistoryService } from '../history';
import { MessageRepository } from '../message';
import { NotTheStarter, ProcessStepper, WithdrawalNotPossible, type ProcessInstance } from '../process-instance';

/** A process offers 撤回申请 by an event sub-process that waits for this message. */
export const WITHDRAW_MESSAGE = 'applicant.withdraw';

@Injectable()
export class WithdrawalService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageRepository,
    private readonly stepper: ProcessStepper,
    private readonly history: HistoryService,
    private readonly clock: BusinessClock,
  ) {}

  /** The starter takes the application back, where the diagram allows it. */
  withdraw(actor: Actor, instance: ProcessInstance, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (instance.startedBy !== actor.userId) throw new NotTheStarter(instance.id);
      const subscription = await this.messages.findInInstance(instance.id, WITHDRAW_MESSAGE);
      if (!subscription) throw new WithdrawalNotPossible(instance.id);
      await this.history.record({
        tenantId: instance.tenantId,
        processInstanceId: instance.id,
        at: this.clock.now(),
        kind: 'WITHDRAWN',
        actorId: actor.userId,
        opinion: reason,
      });
      await this.stepper.proceed(
        instance.id,
        { kind: 'complete', activityInstanceId: subscription.activityInstanceId, variables: { withdrawalReason: reason } },
        actor,
      );
    });
  }
}
