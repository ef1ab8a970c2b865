import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RoleHolding } from '../../common';
import { ProfileRegistry, UserDirectory, type Profile, type ProfileProvider } from '../../platform/identity';
import { DutyRegistry, IdentityTitleRegistry, OptionLabelRegistry, type Duty } from '../../workflow/registry';
import { PolicyService } from '../policy';
import { OrganizationQueries } from './organization.queries';

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
      roles.map(async ({ role, orgId }) => {
        const title = await this.titleOf(`${role}:${orgId}`, tenantId);
        return { title: { zh: title, en: title } };
      }),
    );
  }

  /** `REGISTRAR:DEMO-ST` → 虚构街道·党群工作部 */
  private async titleOf(identity: string, tenantId: string): Promise<string> {
    const colon = identity.indexOf(':');
    const pack = await this.policy.packOf(tenantId);
    const names = await this.organizations.names(tenantId);
    const orgId = identity.slice(colon + 1);
    return `${names.get(orgId) ?? orgId}·${pack.roleTitle(identity.slice(0, colon))}`;
  }
}
