import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { BusinessClock, faultPoint, SystemClock } from '../../common';
import { DatabaseBusy, isDatabaseOutage, UnitOfWork } from '../database';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxRepository, type Tries } from './outbox.repository';
import { OutboxTries } from './outbox-tries.service';

/** as it stood when it was borrowed */
type BorrowedMessage = OutboxMessage & Tries;

const POLL_MS = 1000;
/** so many messages of one kind are on their way at once; the others of it wait */
const LANES = 8;
/** longer than any handler may take; a message whose host died is sent again after it */
const LEASE_SECONDS = 120;
/** less than a host that stops gives its workers */
const ENDS_WITHIN_MS = 8000;

/**
 * Serves the messages that go outside: borrowed in one short transaction, sent in none, marked in another. A host that
 * dies between sending and marking sends twice, never not at all. A receiver that hangs holds up one lane of its kind.
 */
@Injectable()
export class OutboxOutsideWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxOutsideWorker.name);
  /** by kind; each has one message on its way, and none rejects */
  private readonly lanes = new Map<string, Set<Promise<void>>>();
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
    await Promise.race([this.allTried(), patience]);
    clearTimeout(timer);
  }

  /** Begins to serve; nobody waits. */
  wake(): void {
    void this.serveDue().catch((error: unknown) => this.report(error));
  }

  /** Serves everything that may be sent now; resolves when all of it was tried. */
  async serveDue(): Promise<void> {
    if (this.unitOfWork.isRunning) throw new Error('nothing is sent outside from inside of a unit of work');
    for (const kind of this.handlers.outsideKinds) await this.begin(kind);
    await this.allTried();
  }

  private async begin(kind: string): Promise<void> {
    if (this.stopped) return;
    // asked first: most rounds have nothing to write
    if (await this.repository.isPutOffDue(kind, this.clock.now())) {
      await this.unitOfWork.run(() => this.repository.releasePutOff(kind, this.clock.now(), this.systemClock.now()));
    }
    this.openLane(kind);
  }

  private async allTried(): Promise<void> {
    for (;;) {
      const open = [...this.lanes.values()].flatMap((lanes) => [...lanes]);
      if (open.length === 0) return;
      await Promise.all(open);
    }
  }

  private openLane(kind: string): void {
    const lanes = this.lanes.get(kind) ?? new Set();
    this.lanes.set(kind, lanes);
    if (this.stopped || lanes.size >= LANES) return;
    const lane = this.serveLane(kind)
      .catch((error: unknown) => this.report(error))
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  }

  /** One message after the other; while this lane is at one, another lane looks for the next. */
  private async serveLane(kind: string): Promise<void> {
    for (let message = await this.borrowNext(kind); message; message = await this.borrowNext(kind)) {
      this.openLane(kind);
      await this.send(message);
    }
  }

  /** Nothing when nothing is due, or others are at all of it. */
  private async borrowNext(kind: string): Promise<BorrowedMessage | undefined> {
    if (this.stopped) return undefined;
    try {
      for (const due of await this.repository.listDueOutside(this.systemClock.now(), LANES, kind)) {
        const tries = await this.borrow(due);
        if (tries) return { ...due, ...tries };
      }
      return undefined;
    } catch (error) {
      // the next round finds them as they were
      if (error instanceof DatabaseBusy) return undefined;
      throw error;
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

  private async send(message: BorrowedMessage): Promise<void> {
    try {
      const putOff = await this.handlers.getOutside(message.kind)(message.payload as never, { id: message.id, tenantId: message.tenantId });
      await faultPoint('outbox-handled');
      if (putOff) await this.unitOfWork.run(() => this.repository.markPutOff(message.id, putOff.notBefore));
      else await this.tries.noteServed(message.id, message);
    } catch (error) {
      // it is sent again when its lease is over
      if (error instanceof DatabaseBusy) return;
      if (isDatabaseOutage(error)) throw error;
      await this.tries.noteFailed(message, error);
    }
  }

  private report(error: unknown): void {
    this.logger.error('the outbox cannot send', error instanceof Error ? error.stack : String(error));
  }
}
