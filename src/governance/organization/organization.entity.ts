import { Entity } from 'typeorm';
import { IdColumn, TextColumn } from '../../platform/database';

export type OrganizationType = 'GROUP' | 'SUBSIDIARY' | 'DEPT' | 'BRANCH' | 'PROJECT_DEPT' | 'STREET' | 'VILLAGE' | 'COMMUNITY' | 'STATION' | 'EXTERNAL';

/**
 * A unit of a tenant. `parentId` is where it belongs, `reportsToId` its line superior, `supervisedById` the functional
 * supervisor (the publicity department is nobody's line superior, spec §2.1). The root carries the tenant's id.
 */
@Entity('organization')
export class Organization {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'name' }) name: string;
  @TextColumn({ name: 'short_name' }) shortName: string;
  @TextColumn({ name: 'org_type' }) orgType: OrganizationType;
  @TextColumn({ name: 'parent_id', nullable: true }) parentId: string | null;
  @TextColumn({ name: 'reports_to_id', nullable: true }) reportsToId: string | null;
  @TextColumn({ name: 'supervised_by_id', nullable: true }) supervisedById: string | null;
  @TextColumn({ name: 'uscc', nullable: true }) uscc: string | null;
}
