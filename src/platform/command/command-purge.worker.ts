import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '../../common';
import { CommitMarkRepository, UnitOfWork } from '../database';
import { CommandRepository } from './command.repository';

export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
/** a lost COMMIT is asked for within seconds */
const MARKS_KEPT_MS = 3_600_000;
const EVERY_MS = 3_600_000;
const BATCH = 500;

/** Forgets keys after seven days and marks of commits after an hour, by the machine's clock: whoever repeats a request does so within hours. */
@Injectable()
export class CommandPurge implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CommandPurge.name);
  private poll: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commands: CommandRepository,
    private readonly marks: CommitMarkRepository,
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
    const now = this.clock.now().getTime();
    await this.inBatches(() => this.marks.deleteBefore(new Date(now - MARKS_KEPT_MS), BATCH));
    return this.inBatches(() => this.commands.deleteBefore(new Date(now - KEPT_DAYS * DAY_MS), BATCH));
  }

  private async inBatches(remove: () => Promise<number>): Promise<number> {
    let gone = 0;
    for (;;) {
      const count = this.stopped ? 0 : await this.unitOfWork.run(remove);
      gone += count;
      if (count < BATCH) return gone;
    }
  }
}
