import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule } from '../../platform/audit';
import { TenantPackRegistry } from '../policy';
import { GroupHolders } from './group-holders.registry';
import { OrganizationQueries } from './organization.queries';
import { OrganizationRepository } from './organization.repository';
import { OrganizationService } from './organization.service';
import { OrganizationPickerController } from './picker.controller';
import { PickerQueries } from './picker.queries';
import { ProfileService } from './profile.service';
import { RoleResolverService } from './role-resolver.service';

/** Tenants, units and who is meant by a role. Needs PolicyModule, IdentityModule and RegistryModule around it. */
@Global()
@Module({
  imports: [AuditModule],
  controllers: [OrganizationPickerController],
  providers: [OrganizationRepository, OrganizationService, OrganizationQueries, GroupHolders, RoleResolverService, ProfileService, PickerQueries],
  exports: [OrganizationService, OrganizationQueries, GroupHolders, RoleResolverService, PickerQueries],
})
export class OrganizationModule implements OnModuleInit {
  constructor(
    private readonly tenantPacks: TenantPackRegistry,
    private readonly organizations: OrganizationQueries,
  ) {}

  onModuleInit(): void {
    this.tenantPacks.provide(async (tenantId) => (await this.organizations.findTenant(tenantId))?.packKey);
  }
}
