import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { newId, SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { EventBus } from '../event';
import { OutboxGaveUp } from './outbox.events';
import { OutboxRepository } from './outbox.repository';

type Handler = (payload: never, message: { readonly id: string; readonly tenantId: string }) => Promise<void>;

/** Who serves which kind of message. A handler runs in a unit of work of its own, together with the "done" mark. */
@Injectable()
export class OutboxHandlerRegistry {
  private readonly handlers = new Map<string, Handler>();

  register<P>(kind: string, handler: (payload: P, message: { readonly id: string; readonly tenantId: string }) => Promise<void>): void {
    if (this.handlers.has(kind)) throw new Error(`outbox handler ${kind} is registered twice`);
    this.handlers.set(kind, handler as Handler);
  }

  get(kind: string): Handler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`nobody serves outbox messages of kind ${kind}`);
    return handler;
  }
}

const MAX_ATTEMPTS = 5;
const RETRY_SECONDS = [1, 5, 30, 120];
const POLL_MS = 1000;
/** how long a command waits for what it caused, so that the next task is there when the answer arrives */
const WAIT_FOR_OWN_MESSAGES_MS = 2000;

/** Messages that must not be lost: child starts, message deliveries, notifications. At least once, in order per key. */
@Injectable()
export class OutboxService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxService.name);
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
    private readonly events: EventBus,
  ) {}

  onApplicationBootstrap(): void {
    this.poll = setInterval(() => void this.drain(), POLL_MS);
    this.poll.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.running;
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
      });
      this.unitOfWork.afterCommit(() => this.afterPut());
    });
  }

  /** Serves everything that is due now and what that causes; resolves when nothing is left. */
  drain(): Promise<void> {
    this.again = true;
    this.running ??= this.insideWorker.run(true, () => this.serveAll()).finally(() => {
      this.running = undefined;
    });
    return this.running;
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
    while (this.again && !this.stopped) {
      this.again = false;
      const due = await this.repository.listDue(this.systemClock.now(), 100);
      for (const message of due) {
        if (this.stopped) return;
        await this.serve(message);
      }
      if (due.length > 0) this.again = true;
    }
  }

  private async serve(message: { id: string; tenantId: string; kind: string; payload: unknown; attempts: number }): Promise<void> {
    try {
      await this.unitOfWork.run(async () => {
        if (!(await this.repository.lockPending(message.id))) return;
        await this.handlers.get(message.kind)(message.payload as never, { id: message.id, tenantId: message.tenantId });
        await this.repository.markDone(message.id, this.systemClock.now());
      });
    } catch (error) {
      await this.fail(message, error);
    }
  }

  private async fail(message: { id: string; tenantId: string; kind: string; payload: unknown; attempts: number }, error: unknown): Promise<void> {
    const attempts = message.attempts + 1;
    const gaveUp = attempts >= MAX_ATTEMPTS;
    const text = error instanceof Error ? error.message : String(error);
    this.logger.warn(`outbox ${message.kind} ${message.id}: attempt ${attempts} failed: ${error instanceof Error ? (error.stack ?? text) : text}`);
    const delayMs = (RETRY_SECONDS[attempts - 1] ?? 0) * 1000;
    await this.unitOfWork.run(async () => {
      await this.repository.markFailed(message.id, { attempts, error: text, availableAt: new Date(this.systemClock.now().getTime() + delayMs), gaveUp });
      if (gaveUp) await this.events.publish(new OutboxGaveUp(message.tenantId, message.id, message.kind, message.payload, text, attempts));
    });
  }
}
