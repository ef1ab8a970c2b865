import { Injectable, Logger } from '@nestjs/common';
import { SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { EventBus } from '../event';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import type { OutboxMessage } from './outbox-message.entity';
import { OutboxFailed, OutboxGaveUp, OutboxRecovered } from './outbox.events';
import { OutboxRepository, type Tries } from './outbox.repository';

const RETRY_SECONDS = [1, 5, 30, 120];
/** A receiver outside may be away for a day (RFC 5321 4.5.4.1: a sender does not give up within hours). */
const OUTSIDE_RETRY_SECONDS = [...RETRY_SECONDS, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800];

/** What a try leaves behind: on the message's row, and with those who listen. */
@Injectable()
export class OutboxTries {
  private readonly logger = new Logger('Outbox');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OutboxRepository,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly systemClock: SystemClock,
    private readonly events: EventBus,
  ) {}

  async noteServed(id: string, { lastError }: Pick<Tries, 'lastError'>): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.repository.markDone(id, this.systemClock.now());
      await this.noteRecovered(id, lastError);
    });
  }

  /** It did not fail this time. */
  async noteRecovered(id: string, lastError: string | null): Promise<void> {
    if (lastError !== null) await this.events.publish(new OutboxRecovered(id));
  }

  async noteFailed(message: OutboxMessage, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    this.logger.warn(`outbox ${message.kind} ${message.id}: an attempt failed: ${error instanceof Error ? (error.stack ?? text) : text}`);
    await this.unitOfWork.run(async () => {
      // as it is now: other workers may have tried since it was listed
      const known = await this.repository.findPendingForUpdate(message.id);
      if (!known) return;
      const attempts = known.attempts + 1;
      const pauses = this.handlers.isOutside(message.kind) ? OUTSIDE_RETRY_SECONDS : RETRY_SECONDS;
      const gaveUp = attempts > pauses.length;
      const availableAt = new Date(this.systemClock.now().getTime() + (pauses[attempts - 1] ?? 0) * 1000);
      await this.repository.markFailed(message.id, { attempts, error: text, availableAt, gaveUp });
      const failed = [message.tenantId, message.id, message.kind, message.key, message.payload, error, attempts] as const;
      await this.events.publish(gaveUp ? new OutboxGaveUp(...failed) : new OutboxFailed([...failed], availableAt));
    });
  }
}
