import { Injectable } from '@nestjs/common';
import { endOfDay, newId, startOfDay, type LocalDate } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import { DeadlineRuleRegistry } from '../registry';
import type { Deadline, DeadlineKind } from './deadline.entity';
import { DeadlineAlreadyClosed, DeadlineNotFound } from './deadline.errors';
import { DeadlineJobService } from './deadline-job.service';
import { DeadlineJournal } from './deadline-journal.service';
import { DeadlineRepository } from './deadline.repository';
import { dueDateOf } from './due-date.policy';
import { clockOf, lateWorkdaysAt } from './lateness.policy';

export interface DeadlineStart {
  readonly tenantId: string;
  /** T-code of the tenant's pack */
  readonly code: string;
  /** default: now */
  readonly startAt?: Date;
  /** the event day, when the day and not the instant is what counts */
  readonly startDate?: LocalDate;
  readonly processInstanceId: string;
  readonly processDefinitionKey: string;
  readonly activityInstanceId?: string;
  readonly taskId?: string;
  readonly groupNo?: string;
  /** what it is about, for people */
  readonly subject: string;
  /** what it is called when the rule is named after another step */
  readonly title?: string;
  readonly kind: DeadlineKind;
}

/** A deadline by its id, or the running stage deadline of an instance by its code. */
export type DeadlineRef = string | { readonly processInstanceId: string; readonly code: string };

export interface DeadlineRestart {
  readonly startAt?: Date;
  readonly startDate?: LocalDate;
  /** END_DATE: the project's end moved; RESTART: the event the rule counts from happened anew */
  readonly reason: 'END_DATE' | 'RESTART';
  readonly note?: string;
}

export interface DeadlineExtension {
  readonly dueDate: LocalDate;
  readonly reason: 'EXTENSION' | 'HOLD';
  readonly note?: string;
}

/**
 * The verbs on deadlines. A ref by code that names nothing running is answered with `undefined` (a diagram may close a
 * stage it did not open on this path); an unknown id is refused.
 */
@Injectable()
export class DeadlineService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeadlineRepository,
    private readonly rules: DeadlineRuleRegistry,
    private readonly calendar: CalendarService,
    private readonly jobs: DeadlineJobService,
    private readonly journal: DeadlineJournal,
  ) {}

  /** Begins to count. A stage that already runs is restarted instead of doubled. */
  start(request: DeadlineStart): Promise<Deadline> {
    return this.unitOfWork.run(async () => {
      const now = this.journal.now();
      if (request.kind === 'STAGE') {
        const running = await this.repository.findRunningStage(request.processInstanceId, request.code);
        if (running) return (await this.restart(running.id, { startAt: request.startAt, startDate: request.startDate, reason: 'RESTART' }))!;
      }
      const rule = await this.rules.get(request.code, request.tenantId);
      await this.calendar.follow();
      const due = dueDateOf(this.calendar.current, rule, startOf(request, now));
      const deadline: Deadline = {
        id: newId(),
        tenantId: request.tenantId,
        processInstanceId: request.processInstanceId,
        processDefinitionKey: request.processDefinitionKey,
        activityInstanceId: request.activityInstanceId ?? null,
        taskId: request.taskId ?? null,
        groupNo: request.groupNo ?? null,
        kind: request.kind,
        code: rule.code,
        title: request.title ?? rule.title,
        subject: request.subject,
        source: rule.source,
        clause: rule.clause ?? null,
        unit: rule.unit,
        amount: rule.amount,
        period: rule.period ?? null,
        ...due,
        fixedDueDate: null,
        status: 'OPEN',
        metAt: null,
        missedAt: null,
        suspendedAt: null,
        closedAt: null,
        late: false,
        lateWorkdays: null,
        missedCount: 0,
        escalated: false,
        createdAt: now,
      };
      await this.repository.insert(deadline);
      await this.jobs.arm(deadline, now);
      await this.journal.started(deadline);
      return deadline;
    });
  }

  /** Done. What was suspended counts as done when it was suspended (dissolved in time, verified later). */
  meet(ref: DeadlineRef, at?: Date): Promise<Deadline | undefined> {
    return this.close(ref, 'MET', at);
  }

  /** The work is no longer owed. */
  cancel(ref: DeadlineRef, at?: Date): Promise<Deadline | undefined> {
    return this.close(ref, 'CANCELLED', at);
  }

  /** The instance is over: whatever still runs is no longer owed. */
  cancelByInstance(processInstanceId: string, at?: Date): Promise<void> {
    return this.unitOfWork.run(async () => {
      for (const deadline of await this.repository.listRunningByInstance(processInstanceId)) await this.cancel(deadline.id, at);
    });
  }

  /** Stops the clock while somebody else must act (verification). Ends a running escalation. */
  pause(ref: DeadlineRef, at?: Date): Promise<Deadline | undefined> {
    return this.change(ref, async (before) => {
      if (before.status !== 'OPEN') return before;
      const now = at ?? this.journal.now();
      const after = await this.repository.update(before, { status: 'SUSPENDED', suspendedAt: now, escalated: false });
      await this.jobs.disarm(after);
      await this.journal.closed(after, before, 'PAUSE', 'PAUSED', now);
      return after;
    });
  }

  /** Lets the clock run on towards the original due day. Already late: it is missed at once, with a new escalation. */
  resume(ref: DeadlineRef, at?: Date): Promise<Deadline | undefined> {
    return this.change(ref, async (before) => {
      if (before.status !== 'SUSPENDED') return before;
      const now = at ?? this.journal.now();
      const after = await this.repository.update(before, { status: 'OPEN', suspendedAt: null });
      await this.jobs.arm(after, now);
      await this.journal.changed(after, before, 'RESUME', now);
      return after;
    });
  }

  /** Counts again from another start. A deadline that was late keeps its late mark; a running escalation ends if it no longer is. */
  restart(ref: DeadlineRef, request: DeadlineRestart): Promise<Deadline | undefined> {
    return this.change(ref, async (before) => {
      await this.calendar.follow();
      const now = this.journal.now();
      const due = dueDateOf(this.calendar.current, before, startOf(request, now));
      return this.moveTo(before, { ...due, fixedDueDate: null }, request, now);
    });
  }

  /** Gives another due day by decision: 延期, 暂缓. */
  extend(ref: DeadlineRef, request: DeadlineExtension): Promise<Deadline | undefined> {
    return this.change(ref, (before) => {
      const { dueDate } = request;
      return this.moveTo(before, { dueDate, dueAt: endOfDay(dueDate), fixedDueDate: dueDate, provisional: false }, request, this.journal.now());
    });
  }

  /** The deadline of a user task, closed ones too. */
  async findForTask(taskId: string): Promise<Deadline | undefined> {
    return (await this.repository.findForTask(taskId)) ?? undefined;
  }

  async get(deadlineId: string): Promise<Deadline> {
    const deadline = await this.repository.find(deadlineId);
    if (!deadline) throw new DeadlineNotFound(deadlineId);
    return deadline;
  }

  /** What a BPMN timer rests on: the deadline of the task it sits on, else the running stage of that code. */
  async findForTimer(timer: { processInstanceId: string; code: string; activityInstanceId?: string }): Promise<Deadline | undefined> {
    const { processInstanceId, code, activityInstanceId } = timer;
    const own = activityInstanceId ? await this.repository.findForActivity(processInstanceId, activityInstanceId, code) : null;
    return own ?? this.findStage(processInstanceId, code);
  }

  /** The running stage deadline of an instance. */
  async findStage(processInstanceId: string, code: string): Promise<Deadline | undefined> {
    return (await this.repository.findRunningStage(processInstanceId, code)) ?? undefined;
  }

  /** What runs or is suspended for a group, the earliest due first. */
  listOpenByGroup(tenantId: string, groupNo: string): Promise<Deadline[]> {
    return this.repository.listRunningByGroup(tenantId, groupNo);
  }

  /** The instant an offset (`0`, `+3WD`, `-1WD`, `+4H`) of the deadline means, not before `notBefore`. */
  instantOf(deadline: Deadline, offset: string, notBefore?: Date): Date {
    return this.jobs.instantOf(deadline, offset, notBefore);
  }

  private close(ref: DeadlineRef, status: 'MET' | 'CANCELLED', at?: Date): Promise<Deadline | undefined> {
    return this.change(ref, async (before) => {
      if (before.status !== 'OPEN' && before.status !== 'SUSPENDED') return before;
      const now = at ?? this.journal.now();
      const stoppedAt = clockOf(before, now);
      const isLate = stoppedAt.getTime() > before.dueAt.getTime();
      const after = await this.repository.update(before, {
        status,
        metAt: status === 'MET' ? stoppedAt : null,
        closedAt: now,
        suspendedAt: null,
        escalated: false,
        late: before.late || isLate,
        lateWorkdays: worse(before.lateWorkdays, lateWorkdaysAt(this.calendar.current, before, stoppedAt)),
        missedAt: before.missedAt ?? (isLate ? new Date(before.dueAt.getTime() + 1) : null),
      });
      await this.jobs.cancelAll(after);
      await this.journal.closed(after, before, status, status, now);
      return after;
    });
  }

  private async moveTo(before: Deadline, due: Partial<Deadline>, request: DeadlineRestart | DeadlineExtension, now: Date): Promise<Deadline> {
    if (before.status !== 'OPEN' && before.status !== 'SUSPENDED') throw new DeadlineAlreadyClosed(before.id, before.status);
    const reached = clockOf(before, now);
    const wasLate = reached.getTime() > before.dueAt.getTime();
    const stillLate = reached.getTime() > (due.dueAt ?? before.dueAt).getTime();
    const after = await this.repository.update(before, {
      ...due,
      late: before.late || wasLate,
      lateWorkdays: worse(before.lateWorkdays, lateWorkdaysAt(this.calendar.current, before, reached)),
      missedAt: stillLate ? before.missedAt : null,
      escalated: stillLate && before.escalated,
    });
    await this.jobs.move(after, now);
    await this.journal.changed(after, before, request.reason, now, request.note);
    return after;
  }

  private change(ref: DeadlineRef, act: (before: Deadline) => Promise<Deadline>): Promise<Deadline | undefined> {
    return this.unitOfWork.run(async () => {
      const id = typeof ref === 'string' ? ref : (await this.repository.findRunningStage(ref.processInstanceId, ref.code))?.id;
      if (id === undefined) return undefined;
      const before = await this.repository.findForUpdate(id);
      if (!before) throw new DeadlineNotFound(id);
      return act(before);
    });
  }
}

function startOf(request: { startAt?: Date; startDate?: LocalDate }, now: Date): { at: Date; date?: LocalDate } {
  if (request.startAt) return { at: request.startAt, date: request.startDate };
  return request.startDate ? { at: startOfDay(request.startDate), date: request.startDate } : { at: now };
}

function worse(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
