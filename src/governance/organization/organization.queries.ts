import { Injectable } from '@nestjs/common';
import type { Organization } from './organization.entity';
import { OrganizationNotFound, TenantNotFound } from './organization.errors';
import { OrganizationRepository } from './organization.repository';
import type { Tenant } from './tenant.entity';

/** Reads on tenants and organizations. */
@Injectable()
export class OrganizationQueries {
  constructor(private readonly organizations: OrganizationRepository) {}

  async findTenant(tenantId: string): Promise<Tenant | undefined> {
    return (await this.organizations.findTenant(tenantId)) ?? undefined;
  }

  async getTenant(tenantId: string): Promise<Tenant> {
    const tenant = await this.organizations.findTenant(tenantId);
    if (!tenant) throw new TenantNotFound(tenantId);
    return tenant;
  }

  listTenants(): Promise<Tenant[]> {
    return this.organizations.listTenants();
  }

  /** Somebody else's organization is not found either. */
  async find(tenantId: string, orgId: string): Promise<Organization | undefined> {
    const organization = await this.organizations.find(orgId);
    return organization?.tenantId === tenantId ? organization : undefined;
  }

  async get(tenantId: string, orgId: string): Promise<Organization> {
    const organization = await this.find(tenantId, orgId);
    if (!organization) throw new OrganizationNotFound(orgId);
    return organization;
  }

  /** All units of the tenant, the root among them, by id. */
  list(tenantId: string): Promise<Organization[]> {
    return this.organizations.listByTenant(tenantId);
  }

  /** Name by id, for lists. */
  async names(tenantId: string): Promise<Map<string, string>> {
    return new Map((await this.list(tenantId)).map(({ id, name }) => [id, name]));
  }

  /** The unit, its parent and so on up to the root; empty for an unknown unit. */
  async lineage(tenantId: string, orgId: string): Promise<Organization[]> {
    const byId = new Map((await this.list(tenantId)).map((organization) => [organization.id, organization]));
    const line: Organization[] = [];
    for (let at = byId.get(orgId); at && !line.includes(at); at = at.parentId ? byId.get(at.parentId) : undefined) line.push(at);
    return line;
  }
}
