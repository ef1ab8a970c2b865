import { Injectable } from '@nestjs/common';
import { OrganizationService } from '../../governance/organization';
import { IdentityService } from '../../platform/identity';
import { DEMO_ORGANIZATIONS, DEMO_TENANTS } from './organizations.data';
import { DEMO_USERS } from './users.data';

/** Every demo account has it; production refuses the demo altogether. */
export const DEMO_PASSWORD = 'qunguan-demo';

/** Creates the organizations and people of the demo; process tests live in the same two organizations. */
@Injectable()
export class DemoPeopleService {
  constructor(
    private readonly organizations: OrganizationService,
    private readonly identity: IdentityService,
  ) {}

  /** Credit codes of the demo have a made-up region and are accepted in demo mode only. */
  async create(options: { readonly password?: string; readonly withCreditCodes?: boolean }): Promise<void> {
    for (const tenant of DEMO_TENANTS) {
      const root = DEMO_ORGANIZATIONS.find((organization) => organization.id === tenant.id)!;
      await this.organizations.createTenant({
        id: tenant.id,
        name: tenant.name,
        shortName: root.shortName,
        packKey: tenant.packKey,
        shortCode: tenant.shortCode,
        orgType: root.orgType,
        uscc: options.withCreditCodes ? root.uscc : undefined,
      });
    }
    for (const { id, tenantId, parentId, name, shortName, orgType } of DEMO_ORGANIZATIONS) {
      if (parentId) await this.organizations.add({ id, tenantId, parentId, name, shortName, orgType });
    }
    for (const { id, name, tenantId, orgId, title, roles } of DEMO_USERS) {
      await this.identity.createUser({
        id,
        tenantId,
        username: id.toLowerCase(),
        password: options.password,
        name,
        orgId,
        title,
        roles: roles.map((text) => ({ role: text.split('@')[0]!, orgId: text.split('@')[1]! })),
      });
    }
  }
}
