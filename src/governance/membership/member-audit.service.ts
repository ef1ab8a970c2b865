import { Injectable } from '@nestjs/common';
import { holdsRole, localDateOf, newId, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { SequenceService } from '../../platform/sequence';
import { GroupQueries, type GroupRef, type WorkGroup } from '../group';
import type { StartPreparation, StartRequest } from '../../workflow/registry';
import type { MemberAudit } from './membership.entity';
import { AuditAlreadyRunning, AuditNotPossible, AuditNotYours } from './membership.errors';
import type { Findings } from './membership.policy';
import { MembershipRepository } from './membership.repository';
import type { Acting } from './membership.service';

/** What the owner is asked about each member. */
export interface AuditRow {
  readonly memberId: string;
  readonly nickname: string;
  readonly category: string;
  readonly role: string;
  readonly action: 'KEEP';
}

/** Opens and keeps the record of a member audit (P05, B4c). One at a time per group. */
@Injectable()
export class MemberAuditService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rows: MembershipRepository,
    private readonly groups: GroupQueries,
    private readonly sequences: SequenceService,
  ) {}

  /** Start handler of P05: the cycle's job, or a person who answers for the group. */
  async open(request: StartRequest): Promise<StartPreparation> {
    const { actor, tenantId, now, variables } = request;
    const group = await this.groups.get(tenantId, String(variables.groupNo ?? ''));
    assertMayStart(actor, group);
    if (group.state !== 'ACTIVE') throw new AuditNotPossible(group.groupNo, group.state);
    const running = await this.rows.findOpenAudit(group);
    if (running) throw new AuditAlreadyRunning(group.groupNo, running.auditNo);
    const year = Number(localDateOf(now).slice(0, 4));
    const auditNo = `C-${year}-${String(await this.sequences.next(tenantId, 'member-audit', year)).padStart(6, '0')}`;
    await this.rows.insertAudit({
      ...blank,
      id: newId(),
      tenantId,
      groupNo: group.groupNo,
      auditNo,
      cause: actor.kind === 'system' ? 'CYCLE' : 'MANUAL',
      startedAt: now,
      memberCap: group.memberCap,
    });
    return {
      businessKey: auditNo,
      title: `成员核查：${group.name}`,
      groupNo: group.groupNo,
      unitId: group.unitId,
      variables: {
        groupNo: group.groupNo,
        groupName: group.name,
        unitId: group.unitId,
        auditNo,
        grade: group.grade,
        audience: group.audience,
        memberCap: group.memberCap,
        memberCount: group.memberCount,
        roster: await this.rowsToCheck(group),
        functionDone: false,
        spotCheckResult: null,
      },
    };
  }

  /** The list the owner compares with the app: everybody in the group, to be kept unless said otherwise. */
  async rowsToCheck(ref: GroupRef): Promise<AuditRow[]> {
    const members = await this.rows.listInGroup(ref);
    return members.map(({ id, nickname, category, role }) => ({ memberId: id, nickname, category, role, action: 'KEEP' }));
  }

  record(audit: MemberAudit, findings: Findings, registeredCount: number, acting: Acting): Promise<void> {
    const { seenMembers, remove, rename: _rename, functionDone, ...selfCheck } = findings;
    return this.change(audit, {
      recordedAt: acting.at,
      recordedBy: acting.actorId,
      registeredCount,
      seenMembers,
      toRemove: [...remove],
      selfCheck,
      functionDone,
      rounds: audit.rounds + 1,
    });
  }

  recordCleaning(audit: MemberAudit, cleaning: { removedCount: number; seenAfter: number }, acting: Acting): Promise<void> {
    return this.change(audit, { removedCount: audit.removedCount + cleaning.removedCount, seenAfter: cleaning.seenAfter, cleanedAt: acting.at });
  }

  recordSpotCheck(audit: MemberAudit, check: { result: string; note: string | null }, acting: Acting): Promise<void> {
    return this.change(audit, { spotCheckBy: acting.actorId, spotCheckResult: check.result, spotCheckNote: check.note });
  }

  close(audit: MemberAudit, acting: Acting): Promise<void> {
    return this.change(audit, { state: 'CLOSED', closedAt: acting.at });
  }

  /** The group ended before its audit did. */
  cancelOpen(ref: GroupRef, acting: Acting, auditNo?: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const audit = await this.rows.findOpenAudit(ref);
      if (audit && (auditNo === undefined || audit.auditNo === auditNo)) await this.rows.updateAudit(audit.id, { state: 'CANCELED', closedAt: acting.at });
    });
  }

  private change(audit: MemberAudit, values: Partial<MemberAudit>): Promise<void> {
    return this.unitOfWork.run(() => this.rows.updateAudit(audit.id, values));
  }
}

const blank = {
  recordedAt: null,
  recordedBy: null,
  registeredCount: null,
  seenMembers: null,
  toRemove: [],
  selfCheck: {},
  removedCount: 0,
  seenAfter: null,
  cleanedAt: null,
  spotCheckBy: null,
  spotCheckResult: null,
  spotCheckNote: null,
  rounds: 0,
  functionDone: false,
  state: 'OPEN' as const,
  closedAt: null,
};

function assertMayStart(actor: Actor, group: WorkGroup): void {
  const holders = [group.ownerId, group.firstResponsibleId, ...group.adminIds];
  const supervising = ['SUPERVISOR', 'SUPERVISOR_PARENT', 'REGISTRAR', 'LEADER'].some((role) => holdsRole(actor, role));
  if (actor.kind === 'system' || supervising || holders.includes(actor.userId) || holdsRole(actor, 'FIRST_RESP', group.unitId)) return;
  throw new AuditNotYours(group.groupNo);
}
