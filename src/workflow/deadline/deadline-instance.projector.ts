import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { ProcessInstanceClosed } from '../process-instance';
import { DeadlineService } from './deadline.service';

/** An instance ended → what still ran in it is no longer owed. */
@Injectable()
export class DeadlineInstanceProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly deadlines: DeadlineService,
  ) {}

  onModuleInit(): void {
    this.events.within(ProcessInstanceClosed, (event) => this.deadlines.cancelByInstance(event.instance.id, event.at));
  }
}
