import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { UserRoleHolding } from './role-holding.entity';
import { User, type UserStatus } from './user.entity';

@Injectable()
export class UserRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findById(id: string): Promise<User | null> {
    return this.unitOfWork.repository(User).findOneBy({ id });
  }

  findByUsername(username: string): Promise<User | null> {
    return this.unitOfWork.repository(User).findOneBy({ username });
  }

  async insert(user: User): Promise<void> {
    await this.unitOfWork.repository(User).insert(user);
  }

  async setStatus(id: string, status: UserStatus): Promise<void> {
    await this.unitOfWork.repository(User).update({ id }, { status });
  }

  async setPasswordHash(id: string, passwordHash: string): Promise<void> {
    await this.unitOfWork.repository(User).update({ id }, { passwordHash });
  }

  /** Answers false when the user holds it already. */
  async insertHolding(holding: UserRoleHolding): Promise<boolean> {
    const { userId, role, orgId } = holding;
    if (await this.unitOfWork.repository(UserRoleHolding).existsBy({ userId, role, orgId })) return false;
    await this.unitOfWork.repository(UserRoleHolding).insert(holding);
    return true;
  }

  /** Answers false when the user does not hold it. */
  async deleteHolding(userId: string, role: string, orgId: string): Promise<boolean> {
    const result = await this.unitOfWork.repository(UserRoleHolding).delete({ userId, role, orgId });
    return (result.affected ?? 0) > 0;
  }
}
