import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { UnitOfWork } from './unit-of-work';

const BATCH = 500;

/** Removes what is too old, at start and again and again, in short transactions, so that nobody waits for it. */
export abstract class PurgeWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(this.constructor.name);
  private poll: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;
  private stopped = false;

  protected constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly what: string,
    private readonly everyMs: number,
  ) {}

  onApplicationBootstrap(): void {
    const purge = () => {
      this.running ??= this.purge()
        .catch((error: unknown) => this.logger.error(`${this.what} cannot be removed`, error instanceof Error ? error.stack : String(error)))
        .finally(() => (this.running = undefined));
    };
    this.poll = setInterval(purge, this.everyMs);
    this.poll.unref();
    purge();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.poll);
    await this.running;
  }

  /** Answers how many are gone. */
  abstract purge(): Promise<number>;

  /** `remove` takes up to so many and answers how many it took. */
  protected async inBatches(remove: (limit: number) => Promise<number>): Promise<number> {
    let gone = 0;
    for (;;) {
      const count = this.stopped ? 0 : await this.unitOfWork.run(() => remove(BATCH));
      gone += count;
      if (count < BATCH) return gone;
    }
  }
}
