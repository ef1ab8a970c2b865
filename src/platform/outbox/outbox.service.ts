import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { faultPoint, newId, SystemClock } from '../../common';
import { BusyStreaks, DatabaseBusy, isDatabaseOutage, UnitOfWork } from '../database';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxOutsideWorker } from './outbox-outside.worker';
import { OutboxRepository } from './outbox.repository';
import { OutboxTries } from './outbox-tries.service';

const POLL_MS = 1000;
const BATCH = 100;
/** how long a command waits for what it caused, so that the next task is there when the answer arrives */
const WAIT_FOR_OWN_MESSAGES_MS = 2000;

type Outcome = 'progress' | 'nothing-to-do' | 'put-off';

/** Messages that must not be lost: child starts, message deliveries, notifications. At least once, in order per key. */
@Injectable()
export class OutboxService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxService.name);
  private readonly busy = new BusyStreaks();
  private readonly insideWorker = new AsyncLocalStorage<true>();
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OutboxRepository,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly systemClock: SystemClock,
    private readonly tries: OutboxTries,
    private readonly outside: OutboxOutsideWorker,
  ) {}

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => void this.drain().catch((error: unknown) => this.report(error)), POLL_MS);
    this.poll.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    // in an outage there is nothing to wait for, and the rest of the host still has to end in order
    await this.running?.catch((error: unknown) => this.report(error));
  }

  /** Writes the message into the running transaction; it is served once that has committed. */
  async put(message: { tenantId: string; kind: string; payload: unknown; key?: string }): Promise<void> {
    const now = this.systemClock.now();
    await this.unitOfWork.run(async () => {
      await this.repository.insert({
        id: newId(),
        tenantId: message.tenantId,
        kind: message.kind,
        key: message.key ?? null,
        payload: message.payload,
        status: 'PENDING',
        attempts: 0,
        availableAt: now,
        createdAt: now,
        doneAt: null,
        lastError: null,
        heldFor: null,
        notBefore: null,
      });
      await faultPoint('outbox-written');
      if (this.handlers.isOutside(message.kind)) this.wakeOutside();
      else this.unitOfWork.afterCommit(() => this.afterPut(), this);
    });
  }

  /** Serves, after commit, what handlers have held back for this. */
  async release(heldFor: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (await this.repository.release(heldFor)) this.unitOfWork.afterCommit(() => this.afterPut(), this);
    });
  }

  /** Is anything still to be served under this key? */
  isPending(key: string): Promise<boolean> {
    return this.repository.isPending(key);
  }

  /** Serves a message that failed again, with all its tries. Answers false when it has been served meanwhile. */
  retry(messageId: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const isBack = await this.repository.putBack(messageId, this.systemClock.now());
      if (!isBack) return false;
      this.unitOfWork.afterCommit(() => this.afterPut(), this);
      this.wakeOutside();
      return true;
    });
  }

  /** Serves everything that is due now and what that causes; resolves when nothing is left. */
  drain(): Promise<void> {
    if (this.unitOfWork.isRunning) throw new Error('drain() inside a unit of work would wait for itself');
    this.again = true;
    this.running ??= this.insideWorker.run(true, () => this.serveAll());
    return this.running;
  }

  /** Nobody waits for the outside world; what its failures cause is served like anybody else's. */
  private wakeOutside(): void {
    this.unitOfWork.afterCommit(() => this.insideWorker.exit(() => this.outside.wake()), this.outside);
  }

  private async afterPut(): Promise<void> {
    if (this.insideWorker.getStore()) {
      this.again = true;
      return;
    }
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, WAIT_FOR_OWN_MESSAGES_MS)));
    await Promise.race([this.drain(), patience]);
    clearTimeout(timer);
  }

  private async serveAll(): Promise<void> {
    // the database was too busy for them: not before the next round, so that others do not wait for them once more
    const putOff = new Set<string>();
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        const due = await this.repository.listDue(this.systemClock.now(), BATCH, this.handlers.outsideKinds);
        this.busy.keepOnly(due.map(({ id }) => id));
        for (const message of due) {
          if (this.stopped) return;
          if (putOff.has(message.id)) continue;
          const outcome = await this.serve(message);
          // without progress (other workers are at them) asking again at once would only spin
          if (outcome === 'progress') this.again = true;
          if (outcome === 'put-off') putOff.add(message.id);
        }
      }
    } finally {
      // in the same turn as the last look at `again`: whoever drains later begins anew
      this.running = undefined;
    }
  }

  /** Progress: the message was served or its failure noted. */
  private async serve(message: OutboxMessage): Promise<Outcome> {
    try {
      const isServed = await this.unitOfWork.run(async () => {
        const locked = await this.repository.lockPending(message.id, this.systemClock.now());
        if (!locked) return false;
        const held = await this.handlers.get(message.kind)(message.payload as never, { id: message.id, tenantId: message.tenantId });
        await faultPoint('outbox-handled');
        if (held) await this.repository.markHeld(message.id, held.heldFor);
        else await this.repository.markDone(message.id, this.systemClock.now());
        await this.tries.noteRecovered(message.id, locked.lastError);
        return true;
      });
      this.busy.end(message.id);
      return isServed ? 'progress' : 'nothing-to-do';
    } catch (error) {
      // the message has done nothing wrong; the next round finds it as it was
      if (error instanceof DatabaseBusy) return this.busy.isFailure(message.id) ? this.noteBusy(message, error) : 'put-off';
      if (isDatabaseOutage(error)) throw error;
      this.busy.end(message.id);
      await this.tries.noteFailed(message, error);
      return 'progress';
    }
  }

  /** A message that others hold up must not hold up those behind it, also when not even that can be written down. */
  private async noteBusy(message: OutboxMessage, error: DatabaseBusy): Promise<Outcome> {
    try {
      await this.tries.noteFailed(message, error);
      return 'progress';
    } catch (again) {
      if (again instanceof DatabaseBusy) return 'put-off';
      throw again;
    }
  }

  private report(error: unknown): void {
    this.logger.error('the outbox cannot be served', error instanceof Error ? error.stack : String(error));
  }
}
