import { Injectable } from '@nestjs/common';
import { newId, SystemClock, systemActor, type Actor, type RoleHolding } from '../../common';
import { AuditService } from '../audit';
import { UnitOfWork } from '../database';
import { UserNotFound, UsernameTaken } from './identity.errors';
import { PasswordService } from './password.service';
import { SessionRepository } from './session.repository';
import type { User } from './user.entity';
import { UserRepository } from './user.repository';

/** A user to be created. Without a password the account exists but cannot sign in with one. */
export interface UserDraft {
  readonly id?: string;
  readonly tenantId: string;
  readonly username: string;
  readonly password?: string;
  readonly name: string;
  readonly orgId: string;
  readonly title: string;
  readonly locale?: string;
  readonly roles?: readonly RoleHolding[];
}

/** The verbs on users and their roles. Every one leaves an audit entry in the same transaction. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly passwords: PasswordService,
    private readonly audit: AuditService,
    private readonly clock: SystemClock,
  ) {}

  /** Creates an active user with the given roles and answers its id. */
  async createUser(draft: UserDraft, actor: Actor = systemActor(draft.tenantId)): Promise<string> {
    const passwordHash = draft.password === undefined ? null : await this.passwords.hash(draft.password);
    return this.unitOfWork.run(async () => {
      if (await this.users.findByUsername(draft.username)) throw new UsernameTaken(draft.username);
      const id = draft.id ?? newId();
      const { tenantId, username, name, orgId, title } = draft;
      await this.users.insert({ id, tenantId, username, passwordHash, name, orgId, title, status: 'ACTIVE', locale: draft.locale ?? 'zh-CN', createdAt: this.clock.now() });
      for (const { role, orgId: at } of draft.roles ?? []) await this.users.insertHolding({ userId: id, role, orgId: at, tenantId });
      await this.tell(actor, tenantId, 'user.create', id, undefined, { username, name, orgId, title, roles: draft.roles ?? [] });
      return id;
    });
  }

  /** Does nothing when the user holds it already. */
  async assignRole(userId: string, holding: RoleHolding, actor?: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.get(userId);
      const added = await this.users.insertHolding({ userId, role: holding.role, orgId: holding.orgId, tenantId: user.tenantId });
      if (added) await this.tell(actor, user.tenantId, 'role.assign', userId, undefined, holding);
    });
  }

  /** Does nothing when the user does not hold it. */
  async revokeRole(userId: string, holding: RoleHolding, actor?: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.get(userId);
      const removed = await this.users.deleteHolding(userId, holding.role, holding.orgId);
      if (removed) await this.tell(actor, user.tenantId, 'role.revoke', userId, holding, undefined);
    });
  }

  /** Ends every session of the user at once. */
  async disable(userId: string, actor?: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.get(userId);
      await this.users.setStatus(userId, 'DISABLED');
      await this.sessions.deleteOfUser(userId);
      await this.tell(actor, user.tenantId, 'user.disable', userId, { status: user.status }, { status: 'DISABLED' });
    });
  }

  async enable(userId: string, actor?: Actor): Promise<void> {
    await this.unitOfWork.run(async () => {
      const user = await this.get(userId);
      await this.users.setStatus(userId, 'ACTIVE');
      await this.tell(actor, user.tenantId, 'user.enable', userId, { status: user.status }, { status: 'ACTIVE' });
    });
  }

  /** Ends every session of the user: whoever knew the old password is out. */
  async changePassword(userId: string, password: string, actor?: Actor): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    await this.unitOfWork.run(async () => {
      const user = await this.get(userId);
      await this.users.setPasswordHash(userId, passwordHash);
      await this.sessions.deleteOfUser(userId);
      await this.tell(actor, user.tenantId, 'user.change-password', userId, undefined, undefined);
    });
  }

  private async get(userId: string): Promise<User> {
    const user = await this.users.findById(userId);
    if (!user) throw new UserNotFound(userId);
    return user;
  }

  private tell(actor: Actor | undefined, tenantId: string, action: string, userId: string, before: unknown, after: unknown): Promise<void> {
    return this.audit.record({ tenantId, actor: actor ?? systemActor(tenantId), action, object: `user/${userId}`, before, after });
  }
}
