import { Injectable } from '@nestjs/common';
import { BusinessClock, localDateOf, type Actor, type LocalDate } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { DeadlineService } from '../../workflow/deadline';
import { MessageService } from '../../workflow/message';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { GroupQueries, GroupScheduleService, GroupService, type WorkGroup } from '../group';
import { T_DISS } from './dissolution-clock.service-tasks';
import type { DissolutionRecord } from './dissolution.entity';
import { DissolutionRefused, EndDateChangeImpossible, GroupNotDissolvable } from './dissolution.errors';
import { clockDates, mayMoveEndDate, mayTrigger, needsConfirmation, type DissolutionTrigger } from './dissolution.policy';
import { DissolutionRepository } from './dissolution.repository';

export interface TriggerRequest {
  readonly tenantId: string;
  readonly groupNo: string;
  readonly trigger: DissolutionTrigger;
  readonly triggerDate?: LocalDate;
  readonly reason: string;
  readonly orderNo?: string;
}

export interface EndDateChange {
  readonly groupNo: string;
  readonly newEndDate: LocalDate;
  readonly reason: string;
}

/** Host commands around P12 that are not drawn: one more reason, another end date. */
@Injectable()
export class DissolutionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: DissolutionRepository,
    private readonly register: GroupQueries,
    private readonly groups: GroupService,
    private readonly schedule: GroupScheduleService,
    private readonly deadlines: DeadlineService,
    private readonly messages: MessageService,
    private readonly processes: ProcessInstanceService,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * Something says the group must go. Starts P12; while one runs the reason is recorded, and the earlier due date wins.
   * Also for other processes (orders, a new group that landed), which act as the system.
   */
  trigger(actor: Actor, request: TriggerRequest): Promise<'STARTED' | 'RECORDED'> {
    return this.unitOfWork.run(async () => {
      const { tenantId, ...variables } = request;
      const group = await this.register.get(tenantId, request.groupNo);
      const refusal = mayTrigger(actor, request.trigger, group);
      if (refusal) throw new DissolutionRefused(group.groupNo, refusal);
      const running = await this.records.findRunning(tenantId, group.groupNo);
      if (running) {
        await this.addTrigger(actor, group, running, request);
        return 'RECORDED';
      }
      if (group.state !== 'ACTIVE') throw new GroupNotDissolvable(group.groupNo, group.state);
      const start = { tenantId, processDefinitionKey: 'group-dissolve', variables };
      // other processes act as the system, from inside a step: their start follows after commit
      if (actor.kind === 'system') await this.processes.startLater({ ...start, key: group.groupNo });
      else await this.processes.start({ ...start, actor });
      return 'STARTED';
    });
  }

  /**
   * The end moved. Into the future: P12 ends and the group is in use again (event sub-process `projectEnd.changed`).
   * To today or earlier: the running clock is counted from the new day.
   */
  changeEndDate(actor: Actor, change: EndDateChange): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { tenantId } = actor;
      const now = this.clock.now();
      const today = localDateOf(now);
      const group = await this.register.get(tenantId, change.groupNo);
      const record = await this.records.findRunning(tenantId, group.groupNo);
      const oldEndDate = record?.startDate ?? record?.actualEndDate ?? group.plannedEndDate;
      const refusal = mayMoveEndDate(actor, group, oldEndDate, change.newEndDate, today);
      if (refusal) throw new DissolutionRefused(group.groupNo, refusal);
      if (!record) return this.movePlan(actor, group, change, today, now);
      if (record.state === 'FORCED' || record.state === 'DECLARED') {
        throw new EndDateChangeImpossible(group.groupNo, { zh: '已决定强制解散或已登记解散，不能再改结束日期。', en: 'The group is being dissolved by force or has been declared dissolved; its end date cannot be changed.' });
      }
      if (change.newEndDate > today) {
        const variables = { newEndDate: change.newEndDate, endDateReason: change.reason, endDateChangedBy: actor.userId };
        return this.messages.send({ tenantId, name: 'projectEnd.changed', correlationKey: group.groupNo, variables });
      }
      return this.recount(actor, group, record, change, now);
    });
  }

  private async addTrigger(actor: Actor, group: WorkGroup, record: DissolutionRecord, request: TriggerRequest): Promise<void> {
    const now = this.clock.now();
    const startDate = clockDates(request.trigger, request.triggerDate, localDateOf(now)).triggerDate!;
    const took = !needsConfirmation(request.trigger) && record.startDate !== null && startDate < record.startDate;
    const further = { trigger: request.trigger, startDate, reason: request.reason, orderNo: request.orderNo, by: actor.userId, at: now.toISOString(), took };
    await this.records.update(record, { furtherTriggers: [...record.furtherTriggers, further] });
    if (took) {
      await this.deadlines.restart({ processInstanceId: record.processInstanceId, code: T_DISS }, { startDate, reason: 'RESTART', note: `另有缘由，自 ${startDate} 起算：${request.reason}` });
    }
    await this.groups.amend({ tenantId: record.tenantId, groupNo: group.groupNo }, {}, { at: now, actorId: actor.userId, processInstanceId: record.processInstanceId, note: `解散中又有缘由：${request.reason}` });
  }

  private async recount(actor: Actor, group: WorkGroup, record: DissolutionRecord, change: EndDateChange, now: Date): Promise<void> {
    if (record.state === 'CONFIRMING') {
      throw new EndDateChangeImpossible(group.groupNo, { zh: '结束日期正在确认，请在确认任务中填写实际结束日期。', en: 'The end date is being confirmed; enter the actual one in that task.' });
    }
    const note = `结束日期 ${record.startDate} → ${change.newEndDate}：${change.reason}`;
    await this.groups.amend({ tenantId: record.tenantId, groupNo: group.groupNo }, { actualEndDate: change.newEndDate }, { at: now, actorId: actor.userId, processInstanceId: record.processInstanceId, note });
    await this.records.update(record, { actualEndDate: change.newEndDate });
    await this.deadlines.restart({ processInstanceId: record.processInstanceId, code: T_DISS }, { startDate: change.newEndDate, reason: 'END_DATE', note });
  }

  private async movePlan(actor: Actor, group: WorkGroup, change: EndDateChange, today: LocalDate, now: Date): Promise<void> {
    if (group.state !== 'ACTIVE' || change.newEndDate <= today) {
      throw new EndDateChangeImpossible(group.groupNo, { zh: '只有在用群组的结束日期可以改到以后；已经结束的请发起解散。', en: 'Only a group in use can get a later end date; start the dissolution when it is over.' });
    }
    const ref = { tenantId: group.tenantId, groupNo: group.groupNo };
    const note = `计划结束日期 ${group.plannedEndDate ?? '未定'} → ${change.newEndDate}：${change.reason}`;
    await this.groups.amend(ref, { plannedEndDate: change.newEndDate }, { at: now, actorId: actor.userId, note });
    await this.schedule.schedulePlannedEnd(ref, change.newEndDate);
  }
}
