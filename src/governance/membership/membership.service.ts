import { Injectable } from '@nestjs/common';
import { addDays, endOfDay, localDateOf, newId, type LocalDate } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { GroupPeople, GroupService, nicknameOf, type GroupRef, type OpeningMember, type WorkGroup } from '../group';
import type { Membership } from './membership.entity';
import { BLACKLIST_DAYS, IN_GROUP, levelOf, type LeftReason, type MemberCategory, type VerificationLevel, type VerificationMethod } from './membership.policy';
import { MembershipRepository } from './membership.repository';

export interface Acting {
  readonly at: Date;
  readonly actorId: string;
  readonly processInstanceId?: string;
}

/** A person asking to be admitted. */
export interface Candidate {
  readonly name: string;
  readonly unit: string | null;
  readonly category: MemberCategory;
  readonly mobile: string | null;
  readonly personId: string | null;
}

export interface Verified {
  readonly method: VerificationMethod;
  readonly level: VerificationLevel;
  readonly result: 'PASS' | 'FAIL';
  readonly idLast4: string | null;
  readonly note: string | null;
}

/** The only writer of the roster. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly members: MembershipRepository,
    private readonly groups: GroupService,
    private readonly people: GroupPeople,
  ) {}

  /** Takes over the people who are in the group when it lands, each verified by whoever registers the landing. */
  admitOpening(group: WorkGroup, opening: readonly OpeningMember[], acting: Acting): Promise<number> {
    return this.unitOfWork.run(async () => {
      const holders = await this.holdersByName(group);
      for (const person of opening) {
        const holder = holders.get(person.name);
        const category = person.category as MemberCategory;
        const membership: Membership = {
          ...blank(group, acting),
          personId: holder?.id ?? null,
          name: person.name,
          unit: person.unit,
          category,
          role: holder?.role ?? 'MEMBER',
          nickname: nicknameOf(person),
          mobile: person.mobile,
          status: 'ADMITTED',
          overseas: category === 'OVERSEAS',
          admittedAt: acting.at,
          joinedDate: localDateOf(acting.at),
        };
        await this.members.insert(membership);
        await this.recordVerification(membership, { method: person.method as VerificationMethod, level: levelOf(category), result: 'PASS', idLast4: null, note: null }, acting);
        holders.delete(person.name); // a second person of the same name is not the owner
      }
      return opening.length;
    });
  }

  /** A row in VERIFYING: the person is not in the group yet. */
  propose(group: WorkGroup, candidate: Candidate, admissionNo: string, acting: Acting): Promise<Membership> {
    return this.unitOfWork.run(async () => {
      const membership: Membership = {
        ...blank(group, acting),
        ...candidate,
        admissionNo,
        nickname: nicknameOf({ ...candidate, nickname: null }),
        status: 'VERIFYING',
        overseas: candidate.category === 'OVERSEAS',
      };
      await this.members.insert(membership);
      return membership;
    });
  }

  /** What the check of a person's identity came to, whoever it speaks for. */
  verify(tenantId: string, membershipId: string, verified: Verified, acting: Acting): Promise<void> {
    return this.unitOfWork.run(async () => this.recordVerification(await this.members.get(tenantId, membershipId), verified, acting));
  }

  /** Takes a place and admits the person; false when the group is full, and then nothing has changed. */
  admit(tenantId: string, membershipId: string, facts: { nickname: string; ackListVersion: string }, acting: Acting): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const membership = await this.members.get(tenantId, membershipId);
      if (!(await this.groups.takePlace({ tenantId, groupNo: membership.groupNo }))) return false;
      await this.members.update(membershipId, {
        status: 'ADMITTED',
        nickname: facts.nickname,
        ackListVersion: facts.ackListVersion,
        ackAt: acting.at,
        admittedAt: acting.at,
        joinedDate: localDateOf(acting.at),
      });
      return true;
    });
  }

  /** The admission ended without joining. What was only needed for joining is not kept. */
  refuse(tenantId: string, membershipId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.members.get(tenantId, membershipId);
      await this.members.update(membershipId, { status: 'REFUSED', refusalReason: reason, mobile: null });
    });
  }

  /** The admission was ended from outside before it was decided. */
  abandon(tenantId: string, membershipId: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { status } = await this.members.get(tenantId, membershipId);
      if (status === 'VERIFYING') await this.refuse(tenantId, membershipId, reason);
    });
  }

  /** The owner saw the person in the app. */
  async confirmJoined(tenantId: string, membershipId: string, joinedDate: LocalDate): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.members.get(tenantId, membershipId);
      await this.members.update(membershipId, { joinedDate });
    });
  }

  async rename(tenantId: string, membershipId: string, nickname: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.members.get(tenantId, membershipId);
      await this.members.update(membershipId, { nickname });
    });
  }

  /** Marks people as gone. The group's count is not touched: whoever removes them says how many are left. */
  markLeft(tenantId: string, membershipIds: readonly string[], reason: LeftReason, acting: Acting): Promise<number> {
    return this.unitOfWork.run(async () => {
      let left = 0;
      for (const id of membershipIds) {
        const membership = await this.members.get(tenantId, id);
        if (!IN_GROUP.includes(membership.status)) continue;
        await this.members.update(id, { status: 'LEFT', leftDate: localDateOf(acting.at), leftReason: reason });
        left += 1;
      }
      return left;
    });
  }

  /** Keeps a member out: marked in the roster, and refused by D04 until the day is over. */
  blacklist(tenantId: string, membershipId: string, facts: { scope: 'GROUP' | 'TENANT'; caseNo?: string; untilDate?: LocalDate }, acting: Acting): Promise<void> {
    return this.unitOfWork.run(async () => {
      const membership = await this.members.get(tenantId, membershipId);
      const untilDate = facts.untilDate ?? addDays(localDateOf(acting.at), BLACKLIST_DAYS);
      await this.members.insertBlacklistEntry({
        id: newId(),
        tenantId,
        scope: facts.scope,
        groupNo: membership.groupNo,
        personId: membership.personId,
        name: membership.name,
        unit: membership.unit,
        caseNo: facts.caseNo ?? null,
        untilAt: endOfDay(untilDate),
        createdBy: acting.actorId,
        createdAt: acting.at,
      });
      await this.members.update(membershipId, { status: 'BLACKLISTED', leftDate: localDateOf(acting.at), leftReason: 'REMOVED_VIOLATION' });
    });
  }

  /** The group is gone; everybody who was in it has left. */
  dissolve(ref: GroupRef, acting: Acting): Promise<void> {
    return this.unitOfWork.run(async () => {
      const inside = await this.members.listInGroup(ref);
      await this.markLeft(ref.tenantId, inside.map((member) => member.id), 'GROUP_DISSOLVED', acting);
    });
  }

  private recordVerification(membership: Membership, verified: Verified, acting: Acting): Promise<void> {
    return this.members.insertVerification({
      ...verified,
      id: newId(),
      tenantId: membership.tenantId,
      groupNo: membership.groupNo,
      membershipId: membership.id,
      verifierId: acting.actorId,
      verifiedAt: acting.at,
    });
  }

  private async holdersByName(group: WorkGroup): Promise<Map<string, { id: string; role: 'OWNER' | 'ADMIN' }>> {
    const byName = new Map<string, { id: string; role: 'OWNER' | 'ADMIN' }>();
    for (const [id, role] of [...group.adminIds.map((id) => [id, 'ADMIN'] as const), ...(group.ownerId ? [[group.ownerId, 'OWNER'] as const] : [])]) {
      const user = await this.people.find(id);
      if (user) byName.set(user.name, { id, role });
    }
    return byName;
  }
}

function blank(group: GroupRef, acting: Acting) {
  return {
    id: newId(),
    tenantId: group.tenantId,
    groupNo: group.groupNo,
    admissionNo: null,
    personId: null,
    unit: null,
    role: 'MEMBER' as const,
    mobile: null,
    overseas: false,
    privacyNotice: null,
    privacyNoticeAt: null,
    ackListVersion: null,
    ackAt: null,
    admittedAt: null,
    joinedDate: null,
    leftDate: null,
    leftReason: null,
    refusalReason: null,
    processInstanceId: acting.processInstanceId ?? null,
    createdBy: acting.actorId,
    createdAt: acting.at,
  };
}
