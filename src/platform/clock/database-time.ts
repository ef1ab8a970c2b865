import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SystemClock, timeIdsBy } from '../../common';
import type { DatabaseClockQueries } from './database-clock.queries';

const MEASURE_EVERY_MS = 30_000;
/** an answer that took longer says too little about when it was given */
const SLOWEST_ANSWER_MS = 1000;
const FIRST_QUESTIONS = 5;

/** This machine's own clocks: the wall clock people may turn, and one that only counts on. */
export interface MachineTime {
  wall(): number;
  counter(): number;
}

export const MACHINE_TIME: MachineTime = { wall: () => Date.now(), counter: () => performance.now() };

/**
 * The time of the database, which all hosts on it share: a host whose clock is wrong, or is turned while it runs, fires
 * nothing early and stamps nothing wrongly. Measured at start and every 30 seconds; in between the machine only counts on.
 */
export class DatabaseTime extends SystemClock implements OnApplicationShutdown {
  private readonly logger = new Logger(DatabaseTime.name);
  /** what is added to the counter; the wall clock's until the first measurement */
  private ahead: number;
  private isMeasured = false;
  /** the latest instant handed out since the first measurement */
  private latest = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Pick<DatabaseClockQueries, 'now'>,
    private readonly machine: MachineTime = MACHINE_TIME,
  ) {
    super();
    this.ahead = machine.wall() - machine.counter();
  }

  /** Never earlier than before: set back by a measurement, it stands still until the database has caught up. */
  now(): Date {
    const now = Math.round(this.machine.counter() + this.ahead);
    if (!this.isMeasured) return new Date(now);
    this.latest = Math.max(this.latest, now);
    return new Date(this.latest);
  }

  /** Asks until one answer is quick enough to say when it was given; a slow one still is better than this machine's clock. */
  async start(): Promise<void> {
    for (let asked = 0; asked < FIRST_QUESTIONS && !(await this.measure()); asked++);
    timeIdsBy(() => this.now().getTime());
    this.timer = setInterval(() => {
      this.measure().catch((error: unknown) => this.logger.warn(`the database could not be asked for its time: ${String(error)}`));
    }, MEASURE_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /**
   * The database said its time half a round trip ago, give or take half a round trip: only what differs by more than that is
   * a correction. False: the answer was too slow to improve on what is known.
   */
  async measure(): Promise<boolean> {
    const asked = this.machine.counter();
    const said = await this.database.now();
    const answered = this.machine.counter();
    const roundTrip = answered - asked;
    if (roundTrip > SLOWEST_ANSWER_MS && this.isMeasured) return false;
    const ahead = said + roundTrip / 2 - answered;
    if (!this.isMeasured || Math.abs(ahead - this.ahead) > roundTrip / 2) this.ahead = ahead;
    this.isMeasured = true;
    return roundTrip <= SLOWEST_ANSWER_MS;
  }
}
