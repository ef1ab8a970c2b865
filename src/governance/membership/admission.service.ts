import { Injectable } from '@nestjs/common';
import { localDateOf, maskName, type Actor, type Problem } from '../../common';
import type { Variables } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { SequenceService } from '../../platform/sequence';
import type { StartPreparation, StartRequest } from '../../workflow/registry';
import { GroupQueries, type WorkGroup } from '../group';
import { AdmissionInvalid, NotAGroupHolder } from './membership.errors';
import { MEMBER_CATEGORIES, type MemberCategory } from './membership.policy';
import { MembershipRepository } from './membership.repository';
import { MembershipService, type Candidate } from './membership.service';

/** Receives requests to admit one person (P03). */
@Injectable()
export class AdmissionService {
  constructor(
    private readonly groups: GroupQueries,
    private readonly members: MembershipRepository,
    private readonly memberships: MembershipService,
    private readonly users: UserDirectory,
    private readonly sequences: SequenceService,
  ) {}

  /** Start handler: only the group's own holders, only a running group, nobody twice. */
  async receive(request: StartRequest): Promise<StartPreparation> {
    const { actor, tenantId, now, variables } = request;
    const group = await this.groups.get(tenantId, String(variables.groupNo ?? ''));
    assertHolder(actor, group);
    const candidate = await this.candidateOf(tenantId, variables);
    const problems = await this.problems(group, candidate);
    if (problems.length > 0) throw new AdmissionInvalid(problems);
    const year = Number(localDateOf(now).slice(0, 4));
    const admissionNo = `A-${year}-${String(await this.sequences.next(tenantId, 'member-admission', year)).padStart(6, '0')}`;
    const membership = await this.memberships.propose(group, candidate, admissionNo, { at: now, actorId: actor.userId });
    return {
      businessKey: admissionNo,
      title: `成员入群：${maskName(candidate.name)}（${group.name}）`,
      groupNo: group.groupNo,
      unitId: group.unitId,
      variables: {
        groupNo: group.groupNo,
        groupName: group.name,
        unitId: group.unitId,
        membershipId: membership.id,
        admissionNo,
        memberName: candidate.name,
        memberUnit: candidate.unit,
        memberCategory: candidate.category,
        nickname: membership.nickname,
        inDirectory: variables.inDirectory === true,
        decision: null,
        verificationResult: null,
      },
    };
  }

  private async candidateOf(tenantId: string, variables: Readonly<Variables>): Promise<Candidate> {
    const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
    const name = text(variables.memberName) ?? '';
    const category = MEMBER_CATEGORIES.find((one) => one === variables.memberCategory) ?? ('STAFF' as MemberCategory);
    // the directory decides who a member is only where the name is unambiguous
    const namesakes = variables.inDirectory === true ? (await this.users.listByTenant(tenantId)).filter((user) => user.active && user.name === name) : [];
    return { name, unit: text(variables.memberUnit), category, mobile: text(variables.memberMobile), personId: namesakes.length === 1 ? namesakes[0]!.id : null };
  }

  private async problems(group: WorkGroup, candidate: Candidate): Promise<Problem[]> {
    const problems: Problem[] = [];
    const refuse = (field: string, code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } });
    if (group.state !== 'ACTIVE') refuse('groupNo', 'group-not-running', '该群组未在正常运行，不能办理入群', 'the group is not running');
    if (group.overlays.includes('ADMISSION_FROZEN')) refuse('groupNo', 'admission-frozen', '该群组已暂停入群', 'admissions to the group are suspended');
    if (candidate.name.length < 1 || candidate.name.length > 50) refuse('memberName', 'name-length', '姓名应为 1 至 50 个字', 'the name takes 1 to 50 characters');
    const known = await this.members.list(group, ['VERIFYING', 'ADMITTED', 'MUTED']);
    const double = known.find((member) => member.name === candidate.name && (member.unit ?? '') === (candidate.unit ?? ''));
    if (double) refuse('memberName', double.status === 'VERIFYING' ? 'already-being-admitted' : 'already-a-member', double.status === 'VERIFYING' ? '该人员的入群正在办理' : '该人员已在群中', 'the person is in the group or being admitted already');
    return problems;
  }
}

function assertHolder(actor: Actor, group: WorkGroup): void {
  if (actor.kind === 'system' || actor.userId === group.ownerId || group.adminIds.includes(actor.userId)) return;
  throw new NotAGroupHolder(group.groupNo);
}
