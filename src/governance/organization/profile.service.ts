import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RoleHolding } from '../../common';
import { ProfileRegistry, UserDirectory, type Profile, type ProfileProvider } from '../../platform/identity';
import { DutyRegistry, IdentityTitleRegistry, OptionLabelRegistry, type Duty } from '../../workflow/registry';
import { PolicyService } from '../policy';
import { OrganizationQueries } from './organization.queries';

/** belongs to the unit, and nothing more: there is nothing to give to somebody else */
const PLAIN_MEMBER = 'STAFF';

/** Names of tenant, organizations, roles and lists of the regulation: for `GET /api/session`, for who may take a task, for paper, for who leaves. */
@Injectable()
export class ProfileService implements ProfileProvider, OnModuleInit {
  constructor(
    private readonly organizations: OrganizationQueries,
    private readonly policy: PolicyService,
    private readonly profiles: ProfileRegistry,
    private readonly titles: IdentityTitleRegistry,
    private readonly options: OptionLabelRegistry,
    private readonly duties: DutyRegistry,
    private readonly users: UserDirectory,
  ) {}

  onModuleInit(): void {
    this.profiles.provide(this);
    this.titles.provide((identity, tenantId) => this.titleOf(identity, tenantId));
    this.duties.provide((tenantId, userId) => this.rolesOf(tenantId, userId));
    this.options.provide('org', (tenantId) => this.organizations.names(tenantId));
    this.options.provide('platform', async (tenantId) => new Map((await this.policy.packOf(tenantId)).data.catalogues.platforms.map(({ code, title }) => [code, title])));
    this.options.provide('catalogue', async (tenantId) => new Map((await this.policy.packOf(tenantId)).data.catalogues.content.map(({ code, text }) => [code, `${code} ${text}`])));
  }

  async profileOf(tenantId: string, roles: readonly RoleHolding[]): Promise<Profile> {
    const [tenant, pack, names] = [await this.organizations.getTenant(tenantId), await this.policy.packOf(tenantId), await this.organizations.names(tenantId)];
    return {
      tenantName: tenant.name,
      packId: pack.id,
      roles: roles.map(({ role, orgId }) => ({ role, orgId, orgName: names.get(orgId) ?? orgId, title: pack.roleTitle(role) })),
    };
  }

  private async rolesOf(tenantId: string, userId: string): Promise<Duty[]> {
    const { roles } = await this.users.get(userId);
    return Promise.all(
      roles.filter(({ role }) => role !== PLAIN_MEMBER).map(async ({ role, orgId }) => {
        const title = await this.titleOf(`${role}:${orgId}`, tenantId);
        return { title: { zh: title, en: title } };
      }),
    );
  }

  /** `LEADER:COMMUNITY-1` → 示例社区·分管负责人; of a post at the root the organization goes without saying among its own people. */
  private async titleOf(identity: string, tenantId: string): Promise<string> {
    const colon = identity.indexOf(':');
    const title = (await this.policy.packOf(tenantId)).roleTitle(identity.slice(0, colon));
    const orgId = identity.slice(colon + 1);
    if (orgId === tenantId) return title;
    return `${(await this.organizations.names(tenantId)).get(orgId) ?? orgId}·${title}`;
  }
}
