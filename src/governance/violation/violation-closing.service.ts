import { Injectable } from '@nestjs/common';
import { SYSTEM_USER_ID } from '../../common';
import type { ServiceTaskCall } from '../../engine';
import { NotificationService } from '../../platform/notification';
import type { ProcessInstance } from '../../workflow/process-instance';
import { GroupQueries, GroupService } from '../group';
import type { ViolationCase } from './violation-case.entity';
import { isOpen } from './violation.policy';
import { ViolationRepository } from './violation.repository';

interface CaseEnd {
  readonly at: Date;
  readonly actorId: string;
  readonly processInstanceId: string;
}

/** Ends of a case: merged, closed, unfounded or referred; every reporter gets an answer of his own. */
@Injectable()
export class ViolationClosingService {
  constructor(
    private readonly cases: ViolationRepository,
    private readonly notifications: NotificationService,
    private readonly groups: GroupQueries,
    private readonly register: GroupService,
  ) {}

  /** The child ends here; its reporter hears of the parent's result (AC-09). */
  async merge(call: ServiceTaskCall): Promise<void> {
    const row = await this.load(call);
    await this.cases.update(row, { state: 'MERGED', parentCaseNo: String(call.variables.parentCaseNo), closedAt: call.context.now }, call.context.now);
    await this.settleGroup(row, endOf(call));
  }

  /** Closes the case and answers its reporters and those of the merged cases. */
  async reply(call: ServiceTaskCall): Promise<void> {
    const { variables, context } = call;
    const row = await this.load(call);
    const unfounded = variables.classification === 'UNFOUNDED';
    const answer = unfounded ? '您反映的情况经核查不属实，案件已结束。感谢您的监督。' : (text(variables.answer) ?? '您反映的情况已经处理完毕。感谢您的监督。');
    await this.cases.update(
      row,
      {
        state: unfounded ? 'UNFOUNDED' : 'CLOSED',
        closedAt: context.now,
        conclusion: unfounded ? (text(variables.classifyReason) ?? row.conclusion) : text(variables.conclusion),
        cause: text(variables.cause),
        followUp: text(variables.followUp),
        answer,
      },
      context.now,
    );
    await this.answer(row, call.context.now, answer);
    await this.settleGroup(row, endOf(call));
  }

  /** Handed over to a rectification order: for the reporter that is the end as well. */
  async refer(call: ServiceTaskCall): Promise<void> {
    const row = await this.load(call);
    const answer = '您反映的情况属实，已要求有关单位限期整改。感谢您的监督。';
    await this.cases.update(row, { state: 'REFERRED', closedAt: call.context.now, answer }, call.context.now);
    await this.answer(row, call.context.now, answer);
    await this.settleGroup(row, endOf(call));
  }

  /** The run was ended from outside: the case is no longer open, and whoever reported it hears so. */
  async abandon({ id, tenantId, businessKey }: ProcessInstance, at: Date): Promise<void> {
    const row = await this.cases.find({ tenantId, caseNo: businessKey });
    if (!row || !isOpen(row.state)) return;
    const answer = '您反映的情况已终止办理。如有新的情况，请重新提交。';
    await this.cases.update(row, { state: 'CANCELED', closedAt: at, answer }, at);
    await this.answer(row, at, answer);
    await this.settleGroup(row, { at, actorId: SYSTEM_USER_ID, processInstanceId: id });
  }

  private async answer(row: ViolationCase, at: Date, answer: string): Promise<void> {
    const children = await this.cases.listChildren(row);
    for (const child of children) await this.cases.update(child, { answer }, at);
    for (const one of [row, ...children]) {
      const reporter = await this.cases.findReporter(one);
      // an anonymous reporter reads the stored answer with the query code
      if (!reporter || !(await this.cases.markAnswered(reporter, at)) || !reporter.userId) continue;
      await this.notifications.notify({
        tenantId: row.tenantId,
        userIds: [reporter.userId],
        kind: 'RESULT',
        title: `您提交的线索 ${one.caseNo} 已有结果`,
        body: answer,
        dedupeKey: `violation-answer:${one.caseNo}`,
        // nobody learns from a mail or a robot who reported
        isConfidential: true,
      });
    }
  }

  /** The mark 有案件 goes when the last open case of the group has ended. */
  private async settleGroup(row: ViolationCase, end: CaseEnd): Promise<void> {
    if (!row.groupNo || (await this.cases.listOpenOfGroup(row.tenantId, row.groupNo)).length > 0) return;
    const group = await this.groups.find(row.tenantId, row.groupNo);
    if (!group?.overlays.includes('CASE_OPEN')) return;
    await this.register.setOverlay({ tenantId: row.tenantId, groupNo: row.groupNo }, 'CASE_OPEN', false, {
      ...end,
      note: row.caseNo,
    });
  }

  private load({ context, variables }: ServiceTaskCall): Promise<ViolationCase> {
    return this.cases.getForUpdate({ tenantId: context.tenantId, caseNo: String(variables.caseNo) });
  }
}

function endOf({ context }: ServiceTaskCall): CaseEnd {
  return { at: context.now, actorId: context.actor.userId, processInstanceId: context.processInstanceId };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
