import { localDateOf, weekdayOf } from '../../common';
import { CountedDayDto, isLieuWorkday, SkippedDayDto, type WorkCalendar } from '../calendar';
import type { Deadline, DeadlineHistoryEntry, DeadlineKind } from './deadline.entity';
import { clockOf, hoursLeft, isLate, lateDays, shownStatus, workdaysLate, workdaysLeft, type ShownStatus } from './lateness.policy';

/** What every list shows of a deadline. */
export class DeadlineSummary {
  id: string;
  /** T-code of the pack */
  code: string;
  title: string;
  /** 办法规定 or 系统默认 */
  source: 'REGULATION' | 'OURS';
  clause?: string;
  unit: 'WORKDAY' | 'HOUR' | 'PERIOD';
  amount: number;
  startAt: string;
  dueAt: string;
  dueDate: string;
  /** counted through a year without official arrangements: 暂定 */
  provisional: boolean;
  /** MISSED: open and overdue */
  status: ShownStatus;
  /** 0 on the due day */
  workdaysLeft?: number;
  /** counts the current workday */
  workdaysLate?: number;
  /** done after it was due */
  metLate?: boolean;
  /** hour clocks: one decimal, negative when overdue */
  hoursLeft?: number;
  /** an hour clock that ends between 22:00 and 07:00 */
  night?: boolean;
  /** of the due day; ISO: Monday 1 … Sunday 7 */
  weekday: number;
  /** the due day is a make-up workday */
  lieuWorkday: boolean;
}

export class DeadlineHistoryDto {
  at: string;
  oldDueAt?: string;
  newDueAt?: string;
  /** NEW, MISSED, CALENDAR, END_DATE, EXTENSION, HOLD, PAUSE, RESUME, RESTART, MET, CANCELLED */
  reason: string;
  note?: string;
}

export class DeadlineJobDto {
  kind: string;
  offset?: string;
  dueAt: string;
  firedAt?: string;
}

export class LateDayDto {
  date: string;
  n: number;
}

/** One deadline with everything behind it. */
export class DeadlineDetail extends DeadlineSummary {
  subject: string;
  kind: DeadlineKind;
  processInstanceId: string;
  processDefinitionKey: string;
  taskId?: string;
  groupNo?: string;
  startDate: string;
  counted: CountedDayDto[];
  skipped: SkippedDayDto[];
  calendarVersion: string;
  /** another due day was given by decision */
  extended: boolean;
  history: DeadlineHistoryDto[];
  late: LateDayDto[];
  jobs: DeadlineJobDto[];
}

/** What a list of deadlines needs to name the case. */
export interface DeadlineRow {
  readonly summary: DeadlineSummary;
  readonly kind: DeadlineKind;
  readonly subject: string;
  readonly tenantId: string;
  readonly processInstanceId: string;
  readonly processDefinitionKey: string;
  readonly activityInstanceId?: string;
  readonly taskId?: string;
  readonly groupNo?: string;
}

export function summaryOf(calendar: WorkCalendar, deadline: Deadline, now: Date): DeadlineSummary {
  const stoodAt = clockOf(deadline, now);
  const today = localDateOf(stoodAt);
  const late = isLate(deadline, now);
  const summary: DeadlineSummary = {
    id: deadline.id,
    code: deadline.code,
    title: deadline.title,
    source: deadline.source,
    unit: deadline.unit,
    amount: deadline.amount,
    startAt: deadline.startAt.toISOString(),
    dueAt: deadline.dueAt.toISOString(),
    dueDate: deadline.dueDate,
    provisional: deadline.provisional,
    status: shownStatus(deadline, now),
    weekday: weekdayOf(deadline.dueDate),
    lieuWorkday: isLieuWorkday(calendar, deadline.dueDate),
  };
  if (deadline.clause !== null) summary.clause = deadline.clause;
  if (deadline.night) summary.night = true;
  if (late && deadline.status === 'MET') summary.metLate = true;
  const running = deadline.status === 'OPEN' || deadline.status === 'SUSPENDED';
  if (deadline.unit === 'HOUR') {
    if (running) summary.hoursLeft = hoursLeft(deadline.dueAt, stoodAt);
  } else if (late) summary.workdaysLate = workdaysLate(calendar, deadline.dueDate, today);
  else if (running) summary.workdaysLeft = workdaysLeft(calendar, deadline.dueDate, today);
  return summary;
}

export function rowOf(calendar: WorkCalendar, deadline: Deadline, now: Date): DeadlineRow {
  return {
    summary: summaryOf(calendar, deadline, now),
    kind: deadline.kind,
    subject: deadline.subject,
    tenantId: deadline.tenantId,
    processInstanceId: deadline.processInstanceId,
    processDefinitionKey: deadline.processDefinitionKey,
    activityInstanceId: deadline.activityInstanceId ?? undefined,
    taskId: deadline.taskId ?? undefined,
    groupNo: deadline.groupNo ?? undefined,
  };
}

export interface DeadlineStory {
  readonly history: readonly DeadlineHistoryEntry[];
  readonly jobs: readonly { readonly kind: string; readonly offset: string | null; readonly dueAt: Date; readonly firedAt: Date | null }[];
}

export function detailOf(calendar: WorkCalendar, deadline: Deadline, story: DeadlineStory, now: Date): DeadlineDetail {
  const summary = summaryOf(calendar, deadline, now);
  return {
    ...summary,
    subject: deadline.subject,
    kind: deadline.kind,
    processInstanceId: deadline.processInstanceId,
    processDefinitionKey: deadline.processDefinitionKey,
    taskId: deadline.taskId ?? undefined,
    groupNo: deadline.groupNo ?? undefined,
    startDate: deadline.startDate,
    counted: deadline.counted,
    skipped: deadline.skipped,
    calendarVersion: deadline.calendarVersion,
    extended: deadline.fixedDueDate !== null,
    history: story.history.map((entry) => ({
      at: entry.at.toISOString(),
      oldDueAt: entry.oldDueAt?.toISOString(),
      newDueAt: entry.newDueAt?.toISOString(),
      reason: entry.kind,
      note: entry.note ?? undefined,
    })),
    late: summary.workdaysLate === undefined ? [] : lateDays(calendar, deadline.dueDate, localDateOf(clockOf(deadline, now))).map(({ date, n }) => ({ date, n })),
    jobs: story.jobs.map((job) => ({ kind: job.kind, offset: job.offset ?? undefined, dueAt: job.dueAt.toISOString(), firedAt: job.firedAt?.toISOString() })),
  };
}
