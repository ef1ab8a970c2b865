import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BusinessClock, faultPoint, SystemClock } from '../../common';
import { DatabaseBusy, isDatabaseOutage, UnitOfWork } from '../database';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxRepository, type Tries } from './outbox.repository';
import { OutboxTries } from './outbox-tries.service';

const POLL_MS = 1000;
const BATCH = 100;
/** so many receivers may be slow at once before the others wait */
const LANES = 8;
/** longer than any handler may take; a message whose host died is sent again after it */
const LEASE_SECONDS = 120;
/** less than a host that stops gives its workers */
const ENDS_WITHIN_MS = 8000;

/**
 * Serves the messages that go outside: borrowed in one short transaction, sent in none, marked in another. A host that
 * dies between sending and marking sends twice, never not at all.
 */
@Injectable()
export class OutboxOutsideWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxOutsideWorker.name);
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OutboxRepository,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly clock: BusinessClock,
    private readonly systemClock: SystemClock,
    private readonly tries: OutboxTries,
  ) {}

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => this.wake(), POLL_MS);
    this.poll.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    let timer: NodeJS.Timeout | undefined;
    // a receiver that hangs does not keep a host from ending; what it was sent is sent again after its lease
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ENDS_WITHIN_MS)));
    await Promise.race([this.running?.catch((error: unknown) => this.report(error)), patience]);
    clearTimeout(timer);
  }

  /** Begins to serve, unless it is at it; nobody waits. */
  wake(): void {
    void this.serveDue().catch((error: unknown) => this.report(error));
  }

  /** Serves everything that may be sent now; resolves when all of it was tried. */
  serveDue(): Promise<void> {
    if (this.unitOfWork.isRunning) throw new Error('nothing is sent outside from inside of a unit of work');
    this.again = true;
    this.running ??= this.serveAll();
    return this.running;
  }

  private async serveAll(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        if (this.handlers.outsideKinds.length === 0) return;
        const now = this.systemClock.now();
        // asked first: most rounds have nothing to write
        if (await this.repository.isPutOffDue(this.clock.now())) await this.unitOfWork.run(() => this.repository.releasePutOff(this.clock.now(), now));
        const due = await this.repository.listDueOutside(now, BATCH, this.handlers.outsideKinds);
        // every lane to its end, also when the database fails one of them
        const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => this.serveLane(due)));
        for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
      }
    } finally {
      this.running = undefined;
    }
  }

  private async serveLane(due: OutboxMessage[]): Promise<void> {
    for (let message = due.shift(); message && !this.stopped; message = due.shift()) {
      // what other workers are at would only make it spin
      if (await this.serve(message)) this.again = true;
    }
  }

  /** Answers whether anything has changed for the message. */
  private async serve(message: OutboxMessage): Promise<boolean> {
    try {
      const borrowed = await this.borrow(message);
      if (!borrowed) return false;
      const putOff = await this.handlers.getOutside(message.kind)(message.payload as never, { id: message.id, tenantId: message.tenantId });
      await faultPoint('outbox-handled');
      if (putOff) await this.unitOfWork.run(() => this.repository.markPutOff(message.id, putOff.notBefore));
      else await this.tries.noteServed(message.id, borrowed);
      return true;
    } catch (error) {
      // the next round finds it as it was, or when its lease is over
      if (error instanceof DatabaseBusy) return false;
      if (isDatabaseOutage(error)) throw error;
      await this.tries.noteFailed(message, error);
      return true;
    }
  }

  private borrow({ id }: OutboxMessage): Promise<Tries | undefined> {
    return this.unitOfWork.run(async () => {
      const now = this.systemClock.now();
      const tries = await this.repository.lockPending(id, now);
      if (tries) await this.repository.lend(id, new Date(now.getTime() + LEASE_SECONDS * 1000));
      return tries;
    });
  }

  private report(error: unknown): void {
    this.logger.error('the outbox cannot send', error instanceof Error ? error.stack : String(error));
  }
}
