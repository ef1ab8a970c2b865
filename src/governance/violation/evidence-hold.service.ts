import { Injectable } from '@nestjs/common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { GroupQueries, GroupService, isLive } from '../group';
import type { ViolationCase } from './violation-case.entity';
import { ViolationRepository } from './violation.repository';

/**
 * Evidence first, dissolution second (B8b): when the group of an open case is about to be dissolved, its handler fixes the
 * evidence within a workday. The hold stops the click, never the clock; P12 only asks `ViolationCaseQueries.evidenceHold`.
 */
@Injectable()
export class EvidenceHoldService {
  constructor(
    private readonly cases: ViolationRepository,
    private readonly groups: GroupQueries,
    private readonly register: GroupService,
  ) {}

  /** A second delivery of the message finds the evidence held already; then nobody is asked again. */
  async hold(call: ServiceTaskCall): Promise<Variables> {
    const row = await this.load(call);
    if (row.holdAt !== null) return { evidenceNeeded: false };
    await this.cases.update(row, { holdAt: call.context.now }, call.context.now);
    const group = row.groupNo ? await this.groups.find(row.tenantId, row.groupNo) : undefined;
    if (group && isLive(group.state)) await this.mark(row, call, true);
    return { evidenceNeeded: true };
  }

  async release(call: ServiceTaskCall): Promise<void> {
    const row = await this.load(call);
    await this.cases.update(row, { evidenceFixedAt: call.context.now }, call.context.now);
    const others = row.groupNo ? await this.cases.listOpenOfGroup(row.tenantId, row.groupNo) : [];
    const stillHeld = others.some((other) => other.holdAt !== null && other.evidenceFixedAt === null);
    if (row.groupNo && !stillHeld) await this.mark(row, call, false);
  }

  private async mark(row: ViolationCase, { context }: ServiceTaskCall, on: boolean): Promise<void> {
    await this.register.setOverlay({ tenantId: row.tenantId, groupNo: row.groupNo! }, 'HOLD', on, {
      at: context.now,
      actorId: context.actor.userId,
      processInstanceId: context.processInstanceId,
      note: row.caseNo,
    });
  }

  private load({ context, variables }: ServiceTaskCall): Promise<ViolationCase> {
    return this.cases.getForUpdate({ tenantId: context.tenantId, caseNo: String(variables.caseNo) });
  }
}
