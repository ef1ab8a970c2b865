import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { Organization } from './organization.entity';
import { Tenant } from './tenant.entity';

@Injectable()
export class OrganizationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findTenant(id: string): Promise<Tenant | null> {
    return this.unitOfWork.repository(Tenant).findOneBy({ id });
  }

  listTenants(): Promise<Tenant[]> {
    return this.unitOfWork.repository(Tenant).find({ order: { id: 'ASC' } });
  }

  async insertTenant(tenant: Tenant): Promise<void> {
    await this.unitOfWork.repository(Tenant).insert(tenant);
  }

  find(id: string): Promise<Organization | null> {
    return this.unitOfWork.repository(Organization).findOneBy({ id });
  }

  listByTenant(tenantId: string): Promise<Organization[]> {
    return this.unitOfWork.repository(Organization).find({ where: { tenantId }, order: { id: 'ASC' } });
  }

  async insert(organization: Organization): Promise<void> {
    await this.unitOfWork.repository(Organization).insert(organization);
  }
}
