import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
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
const FOLLOW_EVERY_MS = 1000;

/** The machine's time, where no other machine works on the same database. */
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
export class MovableClock extends BusinessClock implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(MovableClock.name);
  private following: NodeJS.Timeout | undefined;
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
    if (this.unitOfWork.isPostgres) this.beginToFollow();
    const row = await this.unitOfWork.repository(ClockState).findOneBy({ id: ROW });
    const last = row ? positionOf(row, this.systemClock.now()) : undefined;
    if (!row || row.mode !== this.config.mode) return this.runOnFrom(latest(this.config.startAt ?? this.systemClock.now(), last));
    // a demo that died while its clock was being moved would stand still for ever
    if (row.mode === 'demo' && row.frozenAt) return this.runOnFrom(row.frozenAt);
    this.frozenAt = row.frozenAt ?? undefined;
    this.offsetMs = (row.offsetSeconds ?? 0) * 1000;
  }

  onApplicationShutdown(): void {
    clearInterval(this.following);
  }

  now(): Date {
    return this.frozenAt ?? new Date(this.systemClock.now().getTime() + this.offsetMs);
  }

  /** Stands at `instant` until `release` (demo) or the next move (manual). */
  async moveTo(instant: Date): Promise<void> {
    if (!this.isMovable) throw new ClockNotMovable();
    await this.follow();
    if (instant.getTime() < this.now().getTime()) throw new ClockCannotGoBack(this.now(), instant);
    await this.settle(this.offsetMs, instant);
  }

  /** A demo clock runs on from where it stands; a manual clock stays. */
  async release(): Promise<void> {
    if (this.config.mode === 'demo' && this.frozenAt) await this.runOnFrom(this.frozenAt);
  }

  /** The demo loader begins its story in the past of an empty database. */
  async startStoryAt(instant: Date): Promise<void> {
    if (!this.isMovable) throw new ClockNotMovable();
    await this.settle(this.offsetMs, instant);
  }

  /** Goes where another host has moved the clock they share; never back. */
  async follow(): Promise<void> {
    if (!this.unitOfWork.isPostgres) return;
    const row = await this.unitOfWork.repository(ClockState).findOneBy({ id: ROW });
    if (row?.mode !== this.config.mode || positionOf(row, this.systemClock.now()).getTime() < this.now().getTime()) return;
    this.frozenAt = row.frozenAt ?? undefined;
    this.offsetMs = (row.offsetSeconds ?? 0) * 1000;
  }

  private beginToFollow(): void {
    this.following = setInterval(() => {
      this.follow().catch((error: unknown) => this.logger.warn(`where the clock stands cannot be read: ${String(error)}`));
    }, FOLLOW_EVERY_MS);
    this.following.unref();
  }

  private runOnFrom(instant: Date): Promise<void> {
    if (this.config.mode === 'manual') return this.settle(0, instant);
    // whole seconds, rounded up, so that the persisted position is never earlier than the one shown
    const seconds = Math.ceil((instant.getTime() - this.systemClock.now().getTime()) / 1000);
    return this.settle(seconds * 1000, undefined);
  }

  /** Persisted first: what is shown is never ahead of what a restart would find. */
  private async settle(offsetMs: number, frozenAt: Date | undefined): Promise<void> {
    await this.unitOfWork.run(async () => {
      const rows = this.unitOfWork.repository(ClockState);
      const values = { mode: this.config.mode, offsetSeconds: Math.round(offsetMs / 1000), frozenAt: frozenAt ?? null };
      const updated = await rows.update({ id: ROW }, values);
      if (!updated.affected) await rows.insert({ id: ROW, ...values });
    });
    this.offsetMs = offsetMs;
    this.frozenAt = frozenAt;
  }
}

function positionOf(row: ClockState, machineNow: Date): Date {
  return row.frozenAt ?? new Date(machineNow.getTime() + (row.offsetSeconds ?? 0) * 1000);
}

function latest(a: Date, b: Date | undefined): Date {
  return b && b.getTime() > a.getTime() ? b : a;
}
