import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endOfDay, localDateOf } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { CalendarService } from '../../workflow/calendar';
import { DeadlineService } from '../../workflow/deadline';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { FollowUpService } from '../follow-up';
import { GroupScheduleService, GroupService, type GroupFacts } from '../group';
import { T_DISS } from './dissolution-clock.service-tasks';
import type { DissolutionRecord } from './dissolution.entity';
import type { ForceRoute } from './dissolution.policy';
import { DissolutionRepository } from './dissolution.repository';

/** Service tasks of P12 from the running clock to the end: force, declare, verify, close. */
@Injectable()
export class DissolutionEndServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly records: DissolutionRepository,
    private readonly groups: GroupService,
    private readonly deadlines: DeadlineService,
    private readonly calendar: CalendarService,
    private readonly followUps: FollowUpService,
    private readonly schedule: GroupScheduleService,
  ) {}

  onModuleInit(): void {
    this.registry.register('dissolution.returnToOwner', (call) => this.returnToOwner(call));
    this.registry.register('dissolution.force', (call) => this.force(call));
    this.registry.register('dissolution.declareDissolved', (call) => this.declareDissolved(call));
    this.registry.register('dissolution.verifyFailed', (call) => this.verifyFailed(call));
    this.registry.register('dissolution.closeVerified', (call) => this.closeVerified(call));
    this.registry.register('dissolution.listLostControl', (call) => this.listLostControl(call));
  }

  /** One workday more for the owner; the due day stays what it was. */
  private async returnToOwner(call: ServiceTaskCall): Promise<Variables> {
    const record = await this.records.getByInstance(call.context.processInstanceId);
    const reworkRounds = record.reworkRounds + 1;
    await this.records.update(record, { reworkRounds });
    const { dueDate } = this.calendar.addWorkdays(localDateOf(call.context.now), 1);
    return { reworkRound: reworkRounds, forceNotBefore: new Date(endOfDay(dueDate).getTime() + 1).toISOString(), forceRoute: null, decision: null };
  }

  /** The decision takes effect: somebody else carries it out. */
  private async force(call: ServiceTaskCall): Promise<Variables> {
    const record = await this.records.getByInstance(call.context.processInstanceId);
    const route = call.variables.forceRoute as ForceRoute;
    const executorId = String(call.variables.executorId);
    await this.groups.transition(refOf(record), 'force', factsOf(call, `强制解散：${String(call.variables.forceReason ?? '')}`));
    await this.records.update(record, {
      state: 'FORCED',
      forced: true,
      forceRoute: route,
      forceReason: String(call.variables.forceReason ?? ''),
      executorId,
    });
    return { forced: true, executeResult: null, decision: null };
  }

  /** Somebody says it is done: the clock stops at the time it was done, another person looks. */
  private async declareDissolved(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, actor, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const dissolvedAt = new Date(String(call.variables.dissolvedAt));
    await this.groups.transition(refOf(record), 'declareDissolved', factsOf(call, '已解散，待核验'));
    await this.deadlines.pause({ processInstanceId, code: T_DISS }, dissolvedAt);
    const lateWorkdays = this.lateWorkdays(record, dissolvedAt);
    await this.records.update(record, {
      state: 'DECLARED',
      dissolvedAt,
      method: String(call.variables.method ?? ''),
      membersInformed: call.variables.membersInformed === true,
      handedOverTo: String(call.variables.handedOverTo ?? ''),
      evidenceBefore: list(call.variables.screenshotsBefore),
      evidenceAfter: list(call.variables.screenshotsAfter),
      declaredBy: actor.userId,
      declaredAt: now,
      lateWorkdays,
    });
    return { lateWorkdays, decision: null };
  }

  /** Not gone, or not proved: the clock goes on where it was; the last proof must be given anew. */
  private async verifyFailed(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, actor, now } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const facts = factsOf(call, `核验退回：${String(call.variables.verifyNote ?? '')}`);
    await this.groups.transition(refOf(record), 'verifyFail', facts);
    // after a forced dissolution the work goes back to the executor, not to the owner
    if (record.forced) await this.groups.transition(refOf(record), 'force', facts);
    await this.deadlines.resume({ processInstanceId, code: T_DISS }, now);
    await this.records.update(record, {
      state: record.forced ? 'FORCED' : 'RUNNING',
      verifyResult: 'FAIL',
      verifiedBy: actor.userId,
      verifiedAt: now,
      verifyNote: String(call.variables.verifyNote ?? ''),
    });
    return { decision: null, executeResult: null, dissolvedAt: null, screenshotsBefore: null, screenshotsAfter: null, membersInformed: null, outsideLook: null };
  }

  /** Verified: over. Late or forced leaves a thread for the consequences (MG03 → D08). */
  private async closeVerified(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, actor, now, tenantId } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    await this.groups.transition(refOf(record), 'verifyOk', factsOf(call, '核验通过'));
    await this.schedule.stop(refOf(record));
    const met = await this.deadlines.meet({ processInstanceId, code: T_DISS }, now);
    const lateWorkdays = Math.max(met?.lateWorkdays ?? 0, record.lateWorkdays);
    const isLate = (met?.late ?? false) || lateWorkdays > 0;
    await this.records.update(record, { state: 'CLOSED', verifyResult: 'PASS', verifiedBy: actor.userId, verifiedAt: now, lateWorkdays, closedAt: now });
    const lateOrForced = isLate || record.forced;
    if (lateOrForced) {
      await this.followUps.record({
        tenantId,
        kind: 'D08',
        groupNo: record.groupNo,
        reason: `MG03 逾期未解散：${record.forced ? '强制解散，' : ''}逾期 ${lateWorkdays} 个工作日。`,
        source: `group-dissolve:${processInstanceId}`,
        processInstanceId,
      });
    }
    return { lateOrForced, lateWorkdays };
  }

  /** Nobody can reach or control the group: it is listed, its clock ends unmet. */
  private async listLostControl(call: ServiceTaskCall): Promise<Variables> {
    const { processInstanceId, now, tenantId } = call.context;
    const record = await this.records.getByInstance(processInstanceId);
    const reason = String(call.variables.lostReason ?? '');
    await this.groups.transition(refOf(record), 'lostControl', factsOf(call, `失管：${reason}`));
    await this.schedule.stop(refOf(record));
    const closed = await this.deadlines.cancel({ processInstanceId, code: T_DISS }, now);
    const lateWorkdays = closed?.lateWorkdays ?? this.lateWorkdays(record, now);
    await this.records.update(record, { state: 'LOST', lateWorkdays, closedAt: now });
    await this.followUps.record({
      tenantId,
      kind: 'D08',
      groupNo: record.groupNo,
      reason: `MG03 失管群：${reason}（逾期 ${lateWorkdays} 个工作日）。`,
      source: `group-dissolve:${processInstanceId}`,
      processInstanceId,
    });
    return { lateOrForced: true, lateWorkdays };
  }

  private lateWorkdays(record: DissolutionRecord, at: Date): number {
    if (!record.dueAt || !record.dueDate || at.getTime() <= record.dueAt.getTime()) return 0;
    return this.calendar.workdaysBetween(record.dueDate, localDateOf(at));
  }
}

function refOf(record: DissolutionRecord) {
  return { tenantId: record.tenantId, groupNo: record.groupNo };
}

function factsOf(call: ServiceTaskCall, note: string): GroupFacts {
  return { at: call.context.now, actorId: call.context.actor.userId, processInstanceId: call.context.processInstanceId, note };
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
