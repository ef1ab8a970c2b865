import { Injectable } from '@nestjs/common';
import { UserDirectory } from '../../platform/identity';
import type { ResolvedRole, RoleContext } from '../../workflow/registry';
import { parseRoleExpression, RoleResolverService } from '../organization';
import { PolicyService, type PolicyPack } from '../policy';
import type { Rung } from './escalation-level.policy';

const SUPERIOR = 'SUPERIOR';

/** The ladder of a deadline from one level upwards, with the people who hold its rungs now. */
@Injectable()
export class EscalationLadderService {
  constructor(
    private readonly policy: PolicyService,
    private readonly roles: RoleResolverService,
    private readonly users: UserDirectory,
  ) {}

  async from(level: number, code: string, context: RoleContext, lateUserIds: readonly string[]): Promise<Rung[]> {
    const pack = await this.policy.packOf(context.tenantId);
    const levels = pack.escalationOf(code);
    if (!levels.some((one) => one.level === level)) return [];
    const lateDesks = await this.desksOf(lateUserIds, pack);
    const above = levels.filter((one) => one.level >= level).sort((a, b) => a.level - b.level);
    return Promise.all(above.map(({ role }) => this.rung(role, context, lateUserIds, lateDesks, pack)));
  }

  private async rung(role: string, context: RoleContext, lateUserIds: readonly string[], lateDesks: ReadonlySet<string>, pack: PolicyPack): Promise<Rung> {
    const resolved = await this.resolve(role, context, lateUserIds);
    const candidates = [...resolved.groupIds, ...resolved.userIds];
    return {
      role,
      title: role === SUPERIOR ? '直接上级' : pack.roleTitle(parseRoleExpression(role).role),
      candidates,
      userIds: await this.peopleOf(resolved, context.tenantId),
      isLateDesk: resolved.groupIds.length > 0 && resolved.groupIds.every((identity) => lateDesks.has(deskOf(identity, pack))),
    };
  }

  private resolve(role: string, context: RoleContext, lateUserIds: readonly string[]): Promise<ResolvedRole> {
    if (role !== SUPERIOR) return this.roles.resolve(role, context);
    const [first, ...others] = lateUserIds;
    // nobody had the work: the unit's first responsible person is the one to see to it
    return first === undefined ? this.roles.resolve('FIRST_RESP@unit', context) : this.roles.superiorOf(first, context, others);
  }

  private async peopleOf(resolved: ResolvedRole, tenantId: string): Promise<string[]> {
    const people = new Set(resolved.userIds);
    for (const identity of resolved.groupIds) {
      const [role, orgId] = split(identity);
      for (const user of await this.users.listHolders(tenantId, role, orgId)) people.add(user.id);
    }
    return [...people];
  }

  /** The desks of the late: filing and supervision are one department in a pack where they have one concrete role. */
  private async desksOf(userIds: readonly string[], pack: PolicyPack): Promise<Set<string>> {
    const users = await Promise.all(userIds.map((id) => this.users.find(id)));
    return new Set(users.flatMap((user) => user?.roles ?? []).map(({ role, orgId }) => deskOf(`${role}:${orgId}`, pack)));
  }
}

function deskOf(identity: string, pack: PolicyPack): string {
  const [role, orgId] = split(identity);
  return `${pack.role(role)?.id ?? role}:${orgId}`;
}

function split(identity: string): [string, string] {
  const at = identity.indexOf(':');
  return [identity.slice(0, at), identity.slice(at + 1)];
}
