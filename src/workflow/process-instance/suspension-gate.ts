import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { OutboxService, type Held } from '../../platform/outbox';
import { ProcessInstanceClosed } from './process-instance.events';
import { ProcessInstanceRepository } from './process-instance.repository';

/** Asked by whoever brings something to a run from the outbox: not now, while it stands still. */
@Injectable()
export class SuspensionGate implements OnModuleInit {
  constructor(
    private readonly instances: ProcessInstanceRepository,
    private readonly outbox: OutboxService,
    private readonly events: EventBus,
  ) {}

  /** What was held for a run that is over finds another receiver, or learns that nobody waits. */
  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, ({ instance }) => this.outbox.release(instance.id));
  }

  /** The row stays locked, so that a resumption cannot slip between the question and the mark "held". */
  async holds(processInstanceId: string): Promise<Held | undefined> {
    const instance = await this.instances.findForUpdate(processInstanceId);
    return instance?.suspended ? { heldFor: instance.id } : undefined;
  }
}
