import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { ClockCannotGoBack, ClockNotMovable } from './clock.errors';
import { ClockState } from './clock-state.entity';

export type ClockMode = 'system' | 'manual' | 'demo';

export interface ClockConfig {
  readonly mode: ClockMode;
  /** where a manual or demo clock starts when the database holds no earlier position */
  readonly startAt?: Date;
}

const ROW = 'business';

/** The machine's time, for leases, sessions and rate limits. */
@Injectable()
export class MachineClock extends SystemClock {
  now(): Date {
    return new Date();
  }
}

/**
 * Business time in three modes: `system` is the machine's time; `demo` runs at normal speed from a chosen instant;
 * `manual` stands still until it is moved. It never goes back, and its position survives a restart.
 */
@Injectable()
export class MovableClock extends BusinessClock implements OnModuleInit {
  private offsetMs = 0;
  private frozenAt: Date | undefined;

  constructor(
    private readonly config: ClockConfig,
    private readonly systemClock: SystemClock,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  get mode(): ClockMode {
    return this.config.mode;
  }

  get isMovable(): boolean {
    return this.config.mode !== 'system';
  }

  async onModuleInit(): Promise<void> {
    if (!this.isMovable) return;
    const row = await this.unitOfWork.repository(ClockState).findOneBy({ id: ROW });
    if (row && row.mode === this.config.mode) {
      this.frozenAt = row.frozenAt ?? undefined;
      this.offsetMs = (row.offsetSeconds ?? 0) * 1000;
      return;
    }
    const startAt = this.config.startAt ?? this.systemClock.now();
    if (this.config.mode === 'manual') this.frozenAt = startAt;
    else this.offsetMs = startAt.getTime() - this.systemClock.now().getTime();
    await this.persist();
  }

  now(): Date {
    return this.frozenAt ?? new Date(this.systemClock.now().getTime() + this.offsetMs);
  }

  /** Stands at `instant` until `release` (demo) or the next move (manual). */
  async moveTo(instant: Date): Promise<void> {
    if (!this.isMovable) throw new ClockNotMovable();
    if (instant.getTime() < this.now().getTime()) throw new ClockCannotGoBack(this.now(), instant);
    this.frozenAt = instant;
    await this.persist();
  }

  /** A demo clock runs on from where it stands; a manual clock stays. */
  async release(): Promise<void> {
    if (this.config.mode !== 'demo' || !this.frozenAt) return;
    // whole seconds, rounded up, so that the persisted position is never earlier than the shown one
    this.offsetMs = Math.ceil((this.frozenAt.getTime() - this.systemClock.now().getTime()) / 1000) * 1000;
    this.frozenAt = undefined;
    await this.persist();
  }

  /** The demo loader begins its story in the past of an empty database. */
  async startStoryAt(instant: Date): Promise<void> {
    if (!this.isMovable) throw new ClockNotMovable();
    this.frozenAt = instant;
    await this.persist();
  }

  private persist(): Promise<void> {
    return this.unitOfWork.run(async () => {
      const rows = this.unitOfWork.repository(ClockState);
      const values = { mode: this.config.mode, offsetSeconds: Math.round(this.offsetMs / 1000), frozenAt: this.frozenAt ?? null };
      const updated = await rows.update({ id: ROW }, values);
      if (!updated.affected) await rows.insert({ id: ROW, ...values });
    });
  }
}
