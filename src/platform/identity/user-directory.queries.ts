import { Injectable } from '@nestjs/common';
import type { Actor, RoleHolding } from '../../common';
import { UnitOfWork } from '../database';
import { UserNotFound } from './identity.errors';

/** A user as other modules see one; the password hash never leaves the module. */
export interface UserSummary {
  readonly id: string;
  readonly tenantId: string;
  readonly username: string;
  readonly name: string;
  readonly orgId: string;
  readonly title: string;
  readonly active: boolean;
  readonly locale: string;
  readonly roles: readonly RoleHolding[];
}

/** `{ id, name, title }`: enough to show a person in a list. */
export interface PersonLabel {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

interface UserRow {
  id: string;
  tenant_id: string;
  username: string;
  name: string;
  org_id: string;
  title: string;
  status: string;
  locale: string;
}

const COLUMNS = 'u.id, u.tenant_id, u.username, u.name, u.org_id, u.title, u.status, u.locale';
const CHUNK = 500;

/** Who is who, and who holds which role where. Reads only. */
@Injectable()
export class UserDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(userId: string): Promise<UserSummary | undefined> {
    return (await this.load('u.id = ?', [userId]))[0];
  }

  async get(userId: string): Promise<UserSummary> {
    const user = await this.find(userId);
    if (!user) throw new UserNotFound(userId);
    return user;
  }

  async findByUsername(username: string): Promise<UserSummary | undefined> {
    return (await this.load('u.username = ?', [username]))[0];
  }

  /** Active holders of the role in the tenant, at one organization or at any, by id. */
  listHolders(tenantId: string, role: string, orgId?: string): Promise<UserSummary[]> {
    const atOrg = orgId === undefined ? '' : ' AND h.org_id = ?';
    return this.load(
      `u.tenant_id = ? AND u.status = 'ACTIVE' AND EXISTS (SELECT 1 FROM role_holding h WHERE h.user_id = u.id AND h.role = ?${atOrg})`,
      [tenantId, role, ...(orgId === undefined ? [] : [orgId])],
    );
  }

  listByTenant(tenantId: string): Promise<UserSummary[]> {
    return this.load('u.tenant_id = ?', [tenantId]);
  }

  /** Everybody, for the demo's switch of user. */
  listAll(): Promise<UserSummary[]> {
    return this.load('1 = 1', []);
  }

  /** Names and titles by id; unknown ids are absent. */
  async names(userIds: Iterable<string>): Promise<Map<string, PersonLabel>> {
    const ids = [...new Set(userIds)];
    const labels = new Map<string, PersonLabel>();
    for (let from = 0; from < ids.length; from += CHUNK) {
      const chunk = ids.slice(from, from + CHUNK);
      const rows = await this.unitOfWork.query<PersonLabel>(
        `SELECT id, name, title FROM app_user WHERE id IN (${chunk.map(() => '?').join(', ')})`,
        chunk,
      );
      for (const row of rows) labels.set(row.id, { id: row.id, name: row.name, title: row.title });
    }
    return labels;
  }

  /** The actor behind an active user: what the session guard uses, and everything that acts in somebody's name. */
  async findActor(userId: string): Promise<Actor | undefined> {
    const user = await this.find(userId);
    return user?.active ? actorOf(user) : undefined;
  }

  async getActor(userId: string): Promise<Actor> {
    const actor = await this.findActor(userId);
    if (!actor) throw new UserNotFound(userId);
    return actor;
  }

  private async load(condition: string, parameters: readonly unknown[]): Promise<UserSummary[]> {
    const users = await this.unitOfWork.query<UserRow>(`SELECT ${COLUMNS} FROM app_user u WHERE ${condition} ORDER BY u.id`, parameters);
    if (users.length === 0) return [];
    const holdings = await this.unitOfWork.query<{ user_id: string; role: string; org_id: string }>(
      `SELECT r.user_id, r.role, r.org_id FROM role_holding r JOIN app_user u ON u.id = r.user_id WHERE ${condition} ORDER BY r.role, r.org_id`,
      parameters,
    );
    const rolesOf = new Map<string, RoleHolding[]>(users.map((user) => [user.id, []]));
    for (const holding of holdings) rolesOf.get(holding.user_id)?.push({ role: holding.role, orgId: holding.org_id });
    return users.map((user) => ({
      id: user.id,
      tenantId: user.tenant_id,
      username: user.username,
      name: user.name,
      orgId: user.org_id,
      title: user.title,
      active: user.status === 'ACTIVE',
      locale: user.locale,
      roles: rolesOf.get(user.id)!,
    }));
  }
}

export function actorOf(user: UserSummary): Actor {
  return { userId: user.id, tenantId: user.tenantId, name: user.name, kind: 'user', roles: user.roles };
}
