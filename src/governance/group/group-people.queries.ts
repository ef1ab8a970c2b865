import { Injectable } from '@nestjs/common';
import { UserDirectory, type UserSummary } from '../../platform/identity';
import { RoleResolverService } from '../organization';

/** Who the people around a group are. */
@Injectable()
export class GroupPeople {
  constructor(
    private readonly users: UserDirectory,
    private readonly roles: RoleResolverService,
  ) {}

  /** The people behind `FIRST_RESP@unit`, fallbacks of the pack included. */
  firstResponsibles(tenantId: string, unitId: string): Promise<readonly UserSummary[]> {
    return this.roles.listPeople('FIRST_RESP@unit', { tenantId, unitId });
  }

  /** The ids that are no active user of this tenant. */
  async strangers(tenantId: string, userIds: readonly (string | null)[]): Promise<string[]> {
    const ids = [...new Set(userIds.filter((id): id is string => !!id))];
    const users = await Promise.all(ids.map((id) => this.users.find(id)));
    return ids.filter((_, index) => users[index]?.tenantId !== tenantId || !users[index]?.active);
  }

  find(userId: string): Promise<UserSummary | undefined> {
    return this.users.find(userId);
  }
}
