import { Injectable } from '@nestjs/common';
import { holdsRole, maskName, type Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { GroupQueries, type GroupRef, type RosterMember } from '../group';
import type { PickerOption } from '../organization';
import type { MemberAudit, Membership } from './membership.entity';
import { IN_GROUP, maskNickname } from './membership.policy';
import { MembershipRepository } from './membership.repository';

const SHOWN = [...IN_GROUP, 'VERIFYING', 'BLACKLISTED', 'LEFT'] as const;
const MOST_PICKS = 50;

/** Reads of the roster. Names of ordinary members are masked, office holders of the group are shown. */
@Injectable()
export class MembershipQueries {
  constructor(
    private readonly rows: MembershipRepository,
    private readonly groups: GroupQueries,
    private readonly users: UserDirectory,
  ) {}

  /** Holders first, then in the order of joining; people who left come last. */
  async list(tenantId: string, groupNo: string): Promise<RosterMember[]> {
    const ref: GroupRef = { tenantId, groupNo };
    const members = await this.rows.list(ref, SHOWN);
    const verifications = new Map((await this.rows.listVerifications(ref)).filter((one) => one.result === 'PASS').map((one) => [one.membershipId, one]));
    const verifiers = await this.users.names([...new Set([...verifications.values()].map((one) => one.verifierId))]);
    return members
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map((member): RosterMember => {
        const verification = verifications.get(member.id);
        return {
          id: member.id,
          displayName: member.role === 'MEMBER' ? maskName(member.name) : member.name,
          nickname: member.role === 'MEMBER' ? maskNickname(member.nickname, member.name) : member.nickname,
          category: member.category,
          role: member.role,
          status: member.status,
          joinedAt: member.status === 'VERIFYING' ? null : member.joinedDate,
          leftAt: member.leftDate,
          verification: verification && {
            method: verification.method,
            level: verification.level,
            verifiedBy: verifiers.get(verification.verifierId)?.name ?? null,
            verifiedAt: verification.verifiedAt.toISOString(),
          },
        };
      });
  }

  /** Members to choose from. Those who answer for the group see whom they choose; others see masked names. */
  async pick(actor: Actor, groupNo: string, text: string | undefined): Promise<PickerOption[]> {
    const group = await this.groups.get(actor.tenantId, groupNo);
    const members = await this.rows.listInGroup(group);
    const known = [group.ownerId, group.firstResponsibleId, ...group.adminIds].includes(actor.userId) || holdsRole(actor, 'FIRST_RESP', group.unitId);
    return members
      .map((member) => ({
        value: member.id,
        label: known || member.role !== 'MEMBER' ? member.nickname : maskNickname(member.nickname, member.name),
        hint: known || member.role !== 'MEMBER' ? member.name : maskName(member.name),
      }))
      .filter((option) => !text || option.label.includes(text) || option.hint.includes(text))
      .slice(0, text ? MOST_PICKS : 600);
  }

  listAudits(tenantId: string, groupNo: string): Promise<MemberAudit[]> {
    return this.rows.listAudits({ tenantId, groupNo });
  }

  /** The members of a group, unmasked: for the handlers of a case and for counting. */
  listInGroup(tenantId: string, groupNo: string): Promise<Membership[]> {
    return this.rows.listInGroup({ tenantId, groupNo });
  }
}

function rankOf(member: Membership): number {
  if (member.status === 'LEFT' || member.status === 'BLACKLISTED') return 4;
  if (member.role === 'OWNER') return 0;
  if (member.role === 'ADMIN') return 1;
  return member.status === 'VERIFYING' ? 3 : 2;
}
