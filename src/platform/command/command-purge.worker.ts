import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { CommandRepository } from './command.repository';

export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
const EVERY_MS = 3_600_000;
const BATCH = 500;

/** Forgets keys after seven days, by the machine's clock: whoever repeats a request does so within hours. */
@Injectable()
export class CommandPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CommandPurge.name);
  private poll: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: CommandRepository,
    private readonly clock: SystemClock,
  ) {}

  onApplicationBootstrap(): void {
    const purge = () => {
      this.running ??= this.purge()
        .catch((error: unknown) => this.logger.error('old idempotency keys cannot be removed', error instanceof Error ? error.stack : String(error)))
        .finally(() => (this.running = undefined));
    };
    this.poll = setInterval(purge, EVERY_MS);
    this.poll.unref();
    purge();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.running;
  }

  /** In short transactions, so that nobody waits for it; answers how many keys are gone. */
  async purge(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS);
    let gone = 0;
    for (;;) {
      const count = this.stopped ? 0 : await this.unitOfWork.run(() => this.commands.deleteBefore(before, BATCH));
      gone += count;
      if (count < BATCH) return gone;
    }
  }
}
