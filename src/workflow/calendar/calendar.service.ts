import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { endOfDay, newId, SystemClock, SYSTEM_USER_ID, type LocalDate } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { buildCalendar, FALLBACK_TITLE, FIRST_YEAR, LAST_YEAR, shippedCalendar, shippedYears } from './calendar-data.policy';
import { CalendarYearOutOfRange } from './calendar.errors';
import { CalendarRepository } from './calendar.repository';
import * as workdays from './workday.policy';

export const REGION = 'CN';

/** how long another host's import may stay unnoticed by what is only shown */
const FOLLOW_EVERY_MS = 30_000;

/** A year as it is shown: from the notice, or worked out from the law while the notice is missing. */
export interface CalendarYearView {
  readonly year: number;
  readonly version: number;
  readonly status: 'OFFICIAL' | 'FALLBACK';
  readonly source: { readonly title: string; readonly docNo?: string; readonly url?: string };
  readonly days: readonly workdays.CalendarDay[];
}

/**
 * Working days of mainland China. Answers from memory, so that counting costs no query; what it answers from is
 * replaced as a whole after an import has committed, here or on another host of the same database.
 */
@Injectable()
export class CalendarService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(CalendarService.name);
  private calendar: workdays.WorkCalendar = shippedCalendar();
  private sources = new Map<number, CalendarYearView['source']>();
  private versions = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CalendarRepository,
    private readonly systemClock: SystemClock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.seed();
    await this.reload();
    if (!this.unitOfWork.isPostgres) return;
    this.timer = setInterval(() => {
      this.follow().catch((error: unknown) => this.logger.warn(`the calendar could not be compared with the database's: ${String(error)}`));
    }, FOLLOW_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The calendar in force, for the pure functions of `workday.policy.ts`. */
  get current(): workdays.WorkCalendar {
    return this.calendar;
  }

  addWorkdays(from: LocalDate, n: number): workdays.WorkdayCount {
    return workdays.addWorkdays(this.calendar, from, n);
  }

  subtractWorkdays(from: LocalDate, n: number): LocalDate {
    return workdays.subtractWorkdays(this.calendar, from, n);
  }

  nextWorkday(date: LocalDate): LocalDate {
    return workdays.nextWorkday(this.calendar, date);
  }

  isWorkday(date: LocalDate): boolean {
    return workdays.isWorkday(this.calendar, date);
  }

  isLieuWorkday(date: LocalDate): boolean {
    return workdays.isLieuWorkday(this.calendar, date);
  }

  /** Workdays after `from` up to and including `to`. */
  workdaysBetween(from: LocalDate, to: LocalDate): number {
    return workdays.workdaysBetween(this.calendar, from, to);
  }

  /** 23:59:59.999 of the n-th workday after the day. */
  endOfNthWorkdayAfter(date: LocalDate, n: number): Date {
    return endOfDay(this.addWorkdays(date, n).dueDate);
  }

  year(year: number): CalendarYearView {
    const found = year >= FIRST_YEAR && year <= LAST_YEAR ? this.calendar.get(year) : undefined;
    if (!found) throw new CalendarYearOutOfRange(year, FIRST_YEAR, LAST_YEAR);
    const days = [...found.days.values()].sort((a, b) => a.date.localeCompare(b.date));
    return { year, version: found.version, status: found.status, source: this.sources.get(year) ?? { title: FALLBACK_TITLE }, days };
  }

  /** Before a due date is fixed: catches up with what another host has imported. Without other hosts there is nothing to ask. */
  async follow(): Promise<void> {
    if (this.unitOfWork.isPostgres && (await this.repository.versionsInForce(REGION)) !== this.versions) await this.reload();
  }

  /** Reads the imported years again. */
  async reload(): Promise<void> {
    this.versions = await this.repository.versionsInForce(REGION);
    const rows = await this.repository.listInForce(REGION);
    this.calendar = buildCalendar(rows.filter((row) => row.status === 'OFFICIAL'));
    this.sources = new Map(
      rows.filter((row) => row.status === 'OFFICIAL').map((row) => [row.year, { title: row.sourceTitle, docNo: row.docNo, url: row.sourceUrl }]),
    );
  }

  private async seed(): Promise<void> {
    const known = new Set((await this.repository.listInForce(REGION)).map((row) => row.year));
    const missing = shippedYears.filter((year) => !known.has(year.year));
    if (missing.length === 0) return;
    await this.unitOfWork.run(async () => {
      for (const { days, ...year } of missing) {
        await this.repository.insertIfAbsent({
          ...year,
          id: newId(),
          region: REGION,
          version: 1,
          status: 'OFFICIAL',
          days: [...days],
          importedBy: SYSTEM_USER_ID,
          approvedBy: SYSTEM_USER_ID,
          importedAt: this.systemClock.now(),
        });
      }
    });
  }
}
