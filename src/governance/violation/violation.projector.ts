import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { ProcessInstanceClosed } from '../../workflow/process-instance';
import { ViolationClosingService } from './violation-closing.service';

/** A case whose run was ended from outside must not stay open for ever. */
@Injectable()
export class ViolationProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly closing: ViolationClosingService,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, async ({ instance, at }) => {
      if (instance.processDefinitionKey === 'violation-case' && instance.state === 'TERMINATED') await this.closing.abandon(instance, at);
    });
  }
}
