import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../platform/event';
import { OutboxHandlerRegistry, OutboxService } from '../../platform/outbox';
import { CalendarChanged, CalendarService } from '../calendar';
import { DeadlineRecountService, type ChangedRange } from './deadline-recount.service';

const RECOUNT = 'deadline.recount';
/** outbox rows carry a tenant; the calendar belongs to all of them */
const ALL_TENANTS = '*';

interface RecountPayload extends ChangedRange {
  readonly afterId: string;
}

/** A changed calendar → recounts, through the outbox: none is lost, and each batch is a transaction of its own. */
@Injectable()
export class DeadlineProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly outbox: OutboxService,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly calendar: CalendarService,
    private readonly recounts: DeadlineRecountService,
  ) {}

  onModuleInit(): void {
    // the whole year, not only the changed days: a year that became official is no longer provisional
    this.events.within(CalendarChanged, (event) => this.put({ first: `${event.year}-01-01`, last: `${event.year}-12-31`, afterId: '' }));
    this.handlers.register<RecountPayload>(RECOUNT, (payload) => this.recountBatch(payload));
  }

  private async recountBatch(payload: RecountPayload): Promise<void> {
    await this.calendar.follow();
    const { next } = await this.recounts.recountBatch(payload, payload.afterId);
    if (next !== undefined) await this.put({ ...payload, afterId: next });
  }

  private put(payload: RecountPayload): Promise<void> {
    return this.outbox.put({ tenantId: ALL_TENANTS, kind: RECOUNT, payload, key: RECOUNT });
  }
}
