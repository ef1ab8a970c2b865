import { Injectable } from '@nestjs/common';
import type { RoleHolding } from '../../common';

export interface RoleLabel extends RoleHolding {
  readonly orgName: string;
  /** the role's name in the tenant's policy pack */
  readonly title: string;
}

export interface Profile {
  readonly tenantName: string;
  readonly packId: string;
  readonly roles: readonly RoleLabel[];
}

/** Names of tenants, organizations and roles; the domain provides them. */
export interface ProfileProvider {
  profileOf(tenantId: string, roles: readonly RoleHolding[]): Promise<Profile>;
}

@Injectable()
export class ProfileRegistry {
  private provider: ProfileProvider | undefined;

  provide(provider: ProfileProvider): void {
    this.provider = provider;
  }

  /** Without a provider (tests of this floor) the codes stand for the names. */
  async profileOf(tenantId: string, roles: readonly RoleHolding[]): Promise<Profile> {
    if (this.provider) return this.provider.profileOf(tenantId, roles);
    return { tenantName: tenantId, packId: '', roles: roles.map((holding) => ({ ...holding, orgName: holding.orgId, title: holding.role })) };
  }
}
