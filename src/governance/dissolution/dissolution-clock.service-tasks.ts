import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endOfDay, isLocalDate, localDateOf, newId, type LocalDate } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { CalendarService } from '../../workflow/calendar';
import { DeadlineService } from '../../workflow/deadline';
import { MessageService } from '../../workflow/message';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { FollowUpService } from '../follow-up';
import { GroupQueries, GroupScheduleService, GroupService } from '../group';
import { DissolutionNoticeService } from './dissolution-notice.service';
import type { DissolutionRecord } from './dissolution.entity';
import { clockDates, isDissolutionTrigger, needsConfirmation, type DissolutionTrigger, type EndOutcome } from './dissolution.policy';
import { DissolutionRepository } from './dissolution.repository';

export const T_CONFIRM = 'T-CONFIRM';
export const T_DISS = 'T-DISS';

/** Service tasks of P12 up to the running clock: why, since when, and what if the end date moves. */
@Injectable()
export class DissolutionClockServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly records: DissolutionRepository,
    private readonly groups: GroupService,
    private readonly register: GroupQueries,
    private readonly deadlines: DeadlineService,
    private readonly calendar: CalendarService,
    private readonly messages: MessageService,
    private readonly followUps: FollowUpService,
    private readonly schedule: GroupScheduleService,
    private readonly notices: DissolutionNoticeService,
  ) {}

  onModuleInit(): void {
    this.registry.register('dissolution.registerTrigger', (call) => this.registerTrigger(call));
    this.registry.register('dissolution.recordConfirmation', (call) => this.recordConfirmation(call));
    this.registry.register('dissolution.takePlannedEnd', (call) => this.takePlannedEnd(call));
    this.registry.register('dissolution.startClock', (call) => this.startClock(call));
    this.registry.register('dissolution.moveEndDate', (call) => this.moveEndDate(call));
  }

  /** Opens the record; where somebody has to confirm, the two days for it begin. */
  private async registerTrigger(call: ServiceTaskCall): Promise<Variables> {
    const { tenantId, processInstanceId, actor, now } = call.context;
    const groupNo = String(call.variables.groupNo);
    const group = await this.register.get(tenantId, groupNo);
    const trigger: DissolutionTrigger = isDissolutionTrigger(call.variables.trigger) ? call.variables.trigger : 'PROJECT_END';
    const dates = clockDates(trigger, day(call.variables.triggerDate), localDateOf(now));
    const confirm = needsConfirmation(trigger);
    await this.records.insert({
      ...emptyRecord(),
      id: newId(),
      tenantId,
      groupNo,
      processInstanceId,
      state: confirm ? 'CONFIRMING' : 'RUNNING',
      trigger,
      triggerDate: dates.triggerDate!,
      reason: text(call.variables.reason) ?? '',
      orderNo: text(call.variables.orderNo) ?? null,
      plannedEndDate: group.plannedEndDate,
      startedBy: actor.userId,
      createdAt: now,
    });
    // while P12 runs the planned end must not start another one
    await this.schedule.schedulePlannedEnd({ tenantId, groupNo }, null);
    if (confirm) await this.startStage(call, T_CONFIRM, `${group.name}：确认结束日期`, { startAt: now });
    return {
      ...dates,
      trigger,
      plannedEndDate: group.plannedEndDate,
      needsConfirmation: confirm,
      grade: group.grade ?? 3,
      confirmOutcome: null,
      forced: false,
      forceRoute: null,
      forceNotBefore: null,
      executorId: null,
      executeResult: null,
      decision: null,
      reworkRound: 0,
      lateOrForced: false,
    };
  }

  /** The first responsible person has agreed to what the owner reported. */
  private async recordConfirmation(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, actor, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    // an order, a migration that came up meanwhile stands, whatever the owner says about the project
    const standing = earliestUnconditional(record);
    const outcome = standing ? 'ENDED' : (call.variables.endOutcome as EndOutcome);
    const reported = call.variables.endOutcome === 'ENDED' ? (day(call.variables.actualEndDate) ?? record.triggerDate) : undefined;
    const actualEndDate = reported ?? standing ?? null;
    await this.deadlines.meet({ processInstanceId, code: T_CONFIRM }, now);
    await this.records.update(record, {
      endOutcome: outcome,
      actualEndDate,
      endConfirmedBy: actor.userId,
      endConfirmedAt: now,
      endEvidenceIds: list(call.variables.endDocument),
    });
    if (outcome !== 'ENDED') await this.keepRunning(call, record, outcome);
    const decisionDate = localDateOf(now);
    return { confirmOutcome: outcome, actualEndDate, confirmedDate: actualEndDate, decisionDate, decision: null };
  }

  /** Not over yet: the group stays in use and is asked again on the day that was named. */
  private async keepRunning(call: ServiceTaskCall, record: DissolutionRecord, outcome: EndOutcome): Promise<void> {
    const { tenantId, actor, now } = call.context;
    const again = day(outcome === 'EXTENDED' ? call.variables.newEndDate : call.variables.nextCheckDate);
    const note = text(call.variables.endReason);
    if (outcome === 'EXTENDED' && again) {
      const facts = { at: now, actorId: actor.userId, processInstanceId: record.processInstanceId, note: `结束日期 ${record.plannedEndDate ?? '未定'} → ${again}` };
      await this.groups.amend({ tenantId, groupNo: record.groupNo }, { plannedEndDate: again }, facts);
    }
    await this.schedule.schedulePlannedEnd({ tenantId, groupNo: record.groupNo }, again ?? null);
    await this.followUps.record({
      tenantId,
      kind: 'P07',
      groupNo: record.groupNo,
      reason: `${outcome === 'EXTENDED' ? `结束日期延至 ${again}` : `尚未完结，${again} 再核对`}${note ? `：${note}` : ''}，须办理群组变更。`,
      source: `group-dissolve:${record.processInstanceId}`,
      processInstanceId: record.processInstanceId,
    });
    await this.records.update(record, { state: 'NOT_FINISHED', closedAt: now });
  }

  /** Two workdays and no answer: the planned day counts (§3.15 step 2), the first responsible person is told. */
  private async takePlannedEnd(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, tenantId, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const today = localDateOf(now);
    const planned = record.plannedEndDate !== null && record.plannedEndDate <= today ? record.plannedEndDate : record.triggerDate;
    await this.deadlines.cancel({ processInstanceId, code: T_CONFIRM }, now);
    await this.records.update(record, { endOutcome: 'ENDED', actualEndDate: planned, endByPlan: true, endConfirmedAt: now });
    await this.notices.endTakenFromPlan(await this.register.get(tenantId, record.groupNo), record, planned);
    return { confirmOutcome: 'ENDED', actualEndDate: planned, confirmedDate: planned, decisionDate: today, decision: null };
  }

  /** Five workdays from the day D13 names; may be over already when the end is confirmed late. */
  private async startClock(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, tenantId, actor, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const rule = (call.variables.clockRule ?? {}) as Record<string, unknown>;
    const today = localDateOf(now);
    const ruled = day(rule.startDate) ?? record.actualEndDate ?? record.triggerDate;
    const standing = earliestUnconditional(record);
    const startDate = standing !== undefined && standing < ruled ? standing : ruled;
    const group = await this.groups.transition({ tenantId, groupNo: record.groupNo }, 'endTrigger', {
      at: now,
      actorId: actor.userId,
      processInstanceId,
      note: `自 ${startDate} 起算`,
      values: { actualEndDate: startDate <= today ? startDate : today, endConfirmedBy: record.endConfirmedBy ?? actor.userId },
    });
    const deadline = await this.startStage(call, T_DISS, `解散：${group.name}`, { startDate });
    const bornOverdue = deadline.dueAt.getTime() < now.getTime();
    await this.records.update(record, {
      state: 'RUNNING',
      startDate,
      startBasis: text(rule.basis) ?? null,
      deadlineId: deadline.id,
      dueAt: deadline.dueAt,
      dueDate: deadline.dueDate,
      provisional: deadline.provisional,
      bornOverdue,
    });
    // every open case of this group fixes its evidence now (P10 listens); nobody later needs to hear of it
    await this.messages.send({ tenantId, name: 'group.dissolving', correlationKey: record.groupNo, variables: { dissolutionDueDate: deadline.dueDate }, broadcast: true });
    await this.notices.clockStarted(group, record, bornOverdue);
    return {
      clockStartDate: startDate,
      dissolveDueDate: deadline.dueDate,
      dissolveDueAt: deadline.dueAt.toISOString(),
      bornOverdue,
      // a late confirmation still leaves the owner one full workday before the forced route
      forceNotBefore: this.endOfNextWorkday(today),
    };
  }

  /** The end date moved into the future (projectEnd.changed): the clock is withdrawn, the group is in use again. */
  private async moveEndDate(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, tenantId, actor, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const newEndDate = day(call.variables.newEndDate);
    const ref = { tenantId, groupNo: record.groupNo };
    const facts = {
      at: now,
      actorId: text(call.variables.endDateChangedBy) ?? actor.userId,
      processInstanceId,
      note: `结束日期 ${record.actualEndDate ?? record.plannedEndDate ?? '未定'} → ${newEndDate ?? '未定'}${text(call.variables.endDateReason) ? `：${text(call.variables.endDateReason)}` : ''}`,
    };
    const values = { plannedEndDate: newEndDate ?? null, actualEndDate: null, endConfirmedBy: null };
    const group = await this.register.get(tenantId, record.groupNo);
    if (group.state === 'DISSOLVING') await this.groups.transition(ref, 'endMoved', { ...facts, values });
    else await this.groups.amend(ref, values, facts);
    await this.deadlines.cancel({ processInstanceId, code: T_CONFIRM }, now);
    const closed = await this.deadlines.cancel({ processInstanceId, code: T_DISS }, now);
    await this.records.update(record, { state: 'MOVED', closedAt: now, lateWorkdays: closed?.lateWorkdays ?? 0 });
    await this.schedule.schedulePlannedEnd(ref, newEndDate ?? null);
    return { movedTo: newEndDate ?? null };
  }

  endOfNextWorkday(today: LocalDate): string {
    return new Date(endOfDay(this.calendar.addWorkdays(today, 1).dueDate).getTime() + 1).toISOString();
  }

  private startStage(call: ServiceTaskCall, code: string, subject: string, start: { startAt?: Date; startDate?: LocalDate }) {
    return this.deadlines.start({
      tenantId: call.context.tenantId,
      code,
      ...start,
      processInstanceId: call.context.processInstanceId,
      processDefinitionKey: 'group-dissolve',
      activityInstanceId: call.activityInstanceId,
      groupNo: String(call.variables.groupNo),
      subject,
      kind: 'STAGE',
    });
  }
}

/** Start day of the earliest further reason that needs nobody's confirmation. */
function earliestUnconditional(record: DissolutionRecord): LocalDate | undefined {
  return record.furtherTriggers
    .filter(({ trigger }) => !needsConfirmation(trigger))
    .map(({ startDate }) => startDate)
    .sort()[0];
}

function emptyRecord() {
  return {
    orderNo: null, furtherTriggers: [], endOutcome: null, actualEndDate: null, endReportedBy: null, endConfirmedBy: null, endConfirmedAt: null,
    endEvidenceIds: [], endByPlan: false, startDate: null, startBasis: null, deadlineId: null, dueAt: null, dueDate: null, provisional: false,
    bornOverdue: false, dissolvedAt: null, method: null, membersInformed: false, handedOverTo: null, evidenceBefore: [], evidenceAfter: [],
    declaredBy: null, declaredAt: null, forced: false, forceRoute: null, forceReason: null, forceDecidedBy: null, forceConfirmedBy: null,
    executorId: null, verifyResult: null, verifiedBy: null, verifiedAt: null, verifyNote: null, reworkRounds: 0, lateWorkdays: 0, closedAt: null,
  };
}

function day(value: unknown): LocalDate | undefined {
  return isLocalDate(value) ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
