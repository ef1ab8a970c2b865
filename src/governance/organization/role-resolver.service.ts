import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UserDirectory, type UserSummary } from '../../platform/identity';
import { RoleResolverRegistry, type ResolvedRole, type RoleContext, type RoleResolver } from '../../workflow/registry';
import { PolicyService, type PolicyPack } from '../policy';
import { GroupHolders, type HoldersOfGroup } from './group-holders.registry';
import { superiorExpressions } from './line-superior.policy';
import { OrganizationQueries } from './organization.queries';
import { packRoleOf, parseRoleExpression, type RoleExpression } from './role-expression.policy';

/** What one expression gave before any fallback. */
interface Found {
  readonly users: readonly UserSummary[];
  /** identities `ROLE:orgId`; empty for `@group`, where people are named */
  readonly identities: readonly string[];
}

const NOBODY: Found = { users: [], identities: [] };

/** Turns role expressions into people by the organization, the register and the pack's fallbacks. */
@Injectable()
export class RoleResolverService implements RoleResolver, OnModuleInit {
  constructor(
    private readonly directory: UserDirectory,
    private readonly organizations: OrganizationQueries,
    private readonly policy: PolicyService,
    private readonly groups: GroupHolders,
    private readonly registry: RoleResolverRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.provide(this);
  }

  /** Who may act. Nobody at all is an answer too: both lists empty, the note says what was tried. */
  async resolve(expression: string, context: RoleContext): Promise<ResolvedRole> {
    const pack = await this.policy.packOf(context.tenantId);
    const tried: string[] = [];
    const found = await this.firstHeld([expression.trim()], context, pack, tried);
    if (!found) return { userIds: [], groupIds: [], note: `${tried.join('、')}均无人担任` };
    return { ...resolvedOf(found), ...(tried.length > 0 ? { note: `${tried.join('、')}无人担任，由${found.title}办理` } : {}) };
  }

  /** Active people the expression means, fallbacks included. */
  async listPeople(expression: string, context: RoleContext): Promise<readonly UserSummary[]> {
    const pack = await this.policy.packOf(context.tenantId);
    return (await this.firstHeld([expression.trim()], context, pack, []))?.users ?? [];
  }

  /** The line superior of a person, never the person; `exclude` names others who must not be it (also late). */
  async superiorOf(userId: string, context: RoleContext, exclude: readonly string[] = []): Promise<ResolvedRole> {
    const [user, holders] = [await this.directory.find(userId), await this.groups.find(context.tenantId, context.groupNo)];
    if (!user || user.tenantId !== context.tenantId) return { userIds: [], groupIds: [], note: `没有人员 ${userId}` };
    const unitId = context.unitId ?? holders?.unitId ?? user.orgId;
    const unitIds = (await this.organizations.lineage(context.tenantId, unitId)).map(({ id }) => id);
    const pack = await this.policy.packOf(context.tenantId);
    const skipped: string[] = [];
    for (const expression of superiorExpressions(user.roles, unitIds)) {
      const parsed = parseRoleExpression(expression);
      const found = await this.held(parsed, { ...context, unitId }, pack);
      const others = found.users.filter(({ id }) => id !== userId && !exclude.includes(id));
      const note = skipped.length > 0 ? { note: `${skipped.join('、')}由本人担任或无人担任，由${pack.roleTitle(parsed.role)}办理` } : {};
      if (others.length > 0) return { ...resolvedOf(others.length === found.users.length ? found : { users: others, identities: [] }), ...note };
      skipped.push(pack.roleTitle(parsed.role));
    }
    return { userIds: [], groupIds: [], note: '没有上级' };
  }

  /** The first of the expressions somebody holds; depth first through the pack's fallbacks, every expression once. */
  private async firstHeld(expressions: readonly string[], context: RoleContext, pack: PolicyPack, tried: string[], seen = new Set<string>()): Promise<(Found & { title: string }) | undefined> {
    for (const expression of expressions) {
      if (seen.has(expression)) continue;
      seen.add(expression);
      const parsed = parseRoleExpression(expression);
      const code = packRoleOf(parsed);
      const found = await this.held(parsed, context, pack);
      if (found.users.length > 0) return { ...found, title: pack.roleTitle(code) };
      tried.push(pack.roleTitle(code));
      const next = await this.firstHeld(pack.role(code)?.fallback ?? [], context, pack, tried, seen);
      if (next) return next;
    }
    return undefined;
  }

  private async held(expression: RoleExpression, context: RoleContext, pack: PolicyPack): Promise<Found> {
    const code = packRoleOf(expression);
    // a role the pack declares absent is nobody's, even if somebody was given it
    if (pack.role(code)?.absent) return NOBODY;
    switch (expression.scope) {
      case 'group':
        return this.heldOnGroup(code, context);
      case 'unit':
        return this.heldNearUnit(code, context);
      case 'tenant':
      case 'parent':
      case 'external':
        return this.heldInTenant(code, context);
    }
  }

  private async heldOnGroup(role: string, context: RoleContext): Promise<Found> {
    const holders = await this.groups.find(context.tenantId, context.groupNo);
    const ids = holders && idsOf(role, holders);
    if (!ids) return this.heldNearUnit(role, { ...context, unitId: context.unitId ?? holders?.unitId });
    const users = await Promise.all(ids.map((id) => this.directory.find(id)));
    return { users: users.filter((user): user is UserSummary => user !== undefined && user.active && user.tenantId === context.tenantId), identities: [] };
  }

  /** Walks up from the unit to the nearest one where the role is held. */
  private async heldNearUnit(role: string, context: RoleContext): Promise<Found> {
    const unitId = context.unitId ?? (await this.groups.find(context.tenantId, context.groupNo))?.unitId ?? context.tenantId;
    for (const { id } of await this.organizations.lineage(context.tenantId, unitId)) {
      const users = await this.directory.listHolders(context.tenantId, role, id);
      if (users.length > 0) return { users, identities: [`${role}:${id}`] };
    }
    return NOBODY;
  }

  /** Held at the root; else wherever in the tenant it is held (a desk of a department, an external liaison). */
  private async heldInTenant(role: string, { tenantId }: RoleContext): Promise<Found> {
    const users = await this.directory.listHolders(tenantId, role);
    const atRoot = users.filter((user) => user.roles.some((holding) => holding.role === role && holding.orgId === tenantId));
    if (atRoot.length > 0) return { users: atRoot, identities: [`${role}:${tenantId}`] };
    const orgIds = new Set(users.flatMap((user) => user.roles.filter((holding) => holding.role === role).map(({ orgId }) => orgId)));
    return { users, identities: [...orgIds].sort().map((orgId) => `${role}:${orgId}`) };
  }
}

function idsOf(role: string, holders: HoldersOfGroup): readonly string[] | undefined {
  switch (role) {
    case 'OWNER':
    case 'ACCOUNT_OWNER':
      return holders.ownerIds;
    case 'ADMIN':
      return holders.adminIds;
    case 'FIRST_RESP':
      return holders.firstResponsibleIds.length > 0 ? holders.firstResponsibleIds : undefined;
    case 'DESIGNATED':
      return holders.designatedIds ?? [];
    default:
      return undefined;
  }
}

function resolvedOf({ users, identities }: Found): ResolvedRole {
  return identities.length > 0 ? { userIds: [], groupIds: identities } : { userIds: users.map(({ id }) => id), groupIds: [] };
}
