import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Sentence } from '../../common';
import { AuditService } from '../../platform/audit';
import { UnitOfWork } from '../../platform/database';
import { UserDirectory, type UserSummary } from '../../platform/identity';
import { DutyRegistry, type Duty } from '../registry';
import { StandInService } from '../stand-in';
import { HandOverUserTask, type UserTask } from '../user-task';
import { HandoverForbidden, HandoverNotPossible } from './handover.errors';
import { refuseHandover } from './handover.policy';
import { HandoverQueries } from './handover.queries';

export interface HandedOver {
  readonly task: UserTask;
  /** absent: it went over */
  readonly refusal?: Sentence;
}

export interface HandoverResult {
  readonly from: UserSummary;
  readonly to: UserSummary;
  readonly tasks: readonly HandedOver[];
  /** what must be kept from the one who hands over: somebody else has to */
  readonly hidden: number;
  /** how many arrangements to act for somebody, or by somebody, ended */
  readonly standIns: number;
  /** what they hold beyond their tasks and go on to hold: the organization gives it to somebody else */
  readonly duties: readonly Duty[];
}

class TriedOnly extends Error {
  constructor(readonly result: HandoverResult) {
    super('a preview is rolled back');
  }
}

/** 离岗交接: everything somebody has in hand goes to somebody else; what that person must not do stays and is named. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: HandoverQueries,
    private readonly handingOver: HandOverUserTask,
    private readonly standIns: StandInService,
    private readonly users: UserDirectory,
    private readonly duties: DutyRegistry,
    private readonly audit: AuditService,
  ) {}

  run(actor: Actor, fromUserId: string, toUserId: string, reason: string): Promise<HandoverResult> {
    return this.unitOfWork.run(async () => {
      const { from, to } = await this.partiesOf(actor, fromUserId, toUserId);
      const tasks: HandedOver[] = [];
      let hidden = 0;
      for (const taskId of await this.queries.listTasksOf(from.id)) {
        const task = await this.handingOver.load(actor, taskId);
        if (!this.handingOver.concerns(task, from.id)) continue;
        if (await this.handingOver.mayBeHandedOverBy(actor, task)) tasks.push(await this.handOver(actor, task, from, to, reason));
        else hidden += 1;
      }
      const standIns = await this.standIns.revokeAllOf(actor, from.id, reason);
      const moved = tasks.filter(({ refusal }) => !refusal).length;
      await this.audit.record({ tenantId: actor.tenantId, actor, action: 'handover', object: `user/${from.id}`, after: { to: to.id, moved, stayed: tasks.length - moved, standIns }, reason });
      return { from, to, tasks, hidden, standIns, duties: await this.duties.listOf(actor.tenantId, from.id) };
    });
  }

  /** What would happen: the same act, rolled back. */
  async preview(actor: Actor, fromUserId: string, toUserId: string): Promise<HandoverResult> {
    if (this.unitOfWork.isRunning) throw new Error('a preview inside another unit of work would undo that one');
    try {
      await this.unitOfWork.run(async () => {
        throw new TriedOnly(await this.run(actor, fromUserId, toUserId, 'preview'));
      });
    } catch (error) {
      if (error instanceof TriedOnly) return error.result;
      throw error;
    }
    throw new Error('a preview came to no end');
  }

  private async handOver(actor: Actor, task: UserTask, from: UserSummary, to: UserSummary, reason: string): Promise<HandedOver> {
    const refusal = await this.refusalOf(() => this.handingOver.check(task, from.id, to.id));
    if (!refusal) await this.handingOver.run(actor, task, from.id, to, reason);
    return { task, refusal };
  }

  private async refusalOf(check: () => Promise<void>): Promise<Sentence | undefined> {
    try {
      await check();
      return undefined;
    } catch (error) {
      if (error instanceof DomainError) return error.sentence;
      throw error;
    }
  }

  private async partiesOf(actor: Actor, fromUserId: string, toUserId: string): Promise<{ from: UserSummary; to: UserSummary }> {
    const refusal = refuseHandover(actor, fromUserId);
    if (refusal) throw new HandoverForbidden(refusal);
    const [from, to] = [await this.users.find(fromUserId), await this.users.find(toUserId)];
    // whose account is closed already may have left work behind
    if (from?.tenantId !== actor.tenantId) throw new HandoverNotPossible('fromUserId', { zh: '没有找到交出人。', en: 'There is no such person to take over from.' });
    if (to?.tenantId !== actor.tenantId || !to.active) throw new HandoverNotPossible('toUserId', { zh: '没有找到接收人，或其账号已停用。', en: 'There is no such person to take over, or the account is closed.' });
    if (to.id === from.id) throw new HandoverNotPossible('toUserId', { zh: '接收人不能是交出人本人。', en: 'The work cannot be handed over to the same person.' });
    return { from, to };
  }
}
