import { Injectable } from '@nestjs/common';
import { UserDirectory } from '../../platform/identity';
import { OrganizationQueries } from './organization.queries';
import type { PickerOption } from './picker.dto';

const LIMIT = 50;

/** People and units to choose from in a form; only those of the own tenant, no external desks. */
@Injectable()
export class PickerQueries {
  constructor(
    private readonly directory: UserDirectory,
    private readonly organizations: OrganizationQueries,
  ) {}

  async users(tenantId: string, q = ''): Promise<PickerOption[]> {
    const units = new Map((await this.organizations.list(tenantId)).map((unit) => [unit.id, unit]));
    return (await this.directory.listByTenant(tenantId))
      .filter((user) => user.active && units.get(user.orgId)?.orgType !== 'EXTERNAL')
      .map(({ id, name, title, orgId }) => ({ value: id, label: name, hint: [units.get(orgId)?.shortName, title].filter(Boolean).join(' · ') }))
      .filter((option) => matches(option, q))
      .slice(0, LIMIT);
  }

  async orgs(tenantId: string, q = ''): Promise<PickerOption[]> {
    return (await this.organizations.list(tenantId))
      .filter(({ orgType }) => orgType !== 'EXTERNAL')
      .map(({ id, name, shortName }) => ({ value: id, label: name, hint: shortName }))
      .filter((option) => matches(option, q))
      .slice(0, LIMIT);
  }
}

function matches({ value, label, hint }: PickerOption, q: string): boolean {
  const wanted = q.trim().toLowerCase();
  return [value, label, hint ?? ''].some((text) => text.toLowerCase().includes(wanted));
}
