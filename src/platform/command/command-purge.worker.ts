import { Injectable } from '@nestjs/common';
import { SystemClock } from '../../common';
import { CommitMarkRepository, PurgeWorker, UnitOfWork } from '../database';
import { CommandRepository } from './command.repository';

export const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
/** a lost COMMIT is asked for within seconds */
const MARKS_KEPT_MS = 3_600_000;
const EVERY_MS = 3_600_000;

/** Forgets keys after seven days and marks of commits after an hour, by the machine's clock: whoever repeats a request does so within hours. */
@Injectable()
export class CommandPurge extends PurgeWorker {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly commands: CommandRepository,
    private readonly marks: CommitMarkRepository,
    private readonly clock: SystemClock,
  ) {
    super(unitOfWork, 'old idempotency keys', EVERY_MS);
  }

  /** Answers how many keys are gone. */
  async purge(): Promise<number> {
    const now = this.clock.now().getTime();
    await this.inBatches((limit) => this.marks.deleteBefore(new Date(now - MARKS_KEPT_MS), limit));
    return this.inBatches((limit) => this.commands.deleteBefore(new Date(now - KEPT_DAYS * DAY_MS), limit));
  }
}
