import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { RoleHolding } from '../../common';
import { ProfileRegistry, type Profile, type ProfileProvider } from '../../platform/identity';
import { IdentityTitleRegistry, OptionLabelRegistry } from '../../workflow/registry';
import { PolicyService } from '../policy';
import { OrganizationQueries } from './organization.queries';

/** Names of tenant, organizations, roles and lists of the regulation: for `GET /api/session`, for who may take a task, for paper. */
@Injectable()
export class ProfileService implements ProfileProvider, OnModuleInit {
  constructor(
    private readonly organizations: OrganizationQueries,
    private readonly policy: PolicyService,
    private readonly profiles: ProfileRegistry,
    private readonly titles: IdentityTitleRegistry,
    private readonly options: OptionLabelRegistry,
  ) {}

  onModuleInit(): void {
    this.profiles.provide(this);
    this.titles.provide((identity, tenantId) => this.titleOf(identity, tenantId));
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

  /** `REGISTRAR:DEMO-ST` → 虚构街道·党群工作部 */
  private async titleOf(identity: string, tenantId: string): Promise<string> {
    const colon = identity.indexOf(':');
    const pack = await this.policy.packOf(tenantId);
    const names = await this.organizations.names(tenantId);
    const orgId = identity.slice(colon + 1);
    return `${names.get(orgId) ?? orgId}·${pack.roleTitle(identity.slice(0, colon))}`;
  }
}
