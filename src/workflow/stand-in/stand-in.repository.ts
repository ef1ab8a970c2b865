import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { StandIn } from './stand-in.entity';

@Injectable()
export class StandInRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(standIn: StandIn): Promise<void> {
    await this.unitOfWork.repository(StandIn).insert(standIn as never);
  }

  find(id: string): Promise<StandIn | null> {
    return this.unitOfWork.repository(StandIn).findOneBy({ id });
  }

  async revoke(id: string, at: Date, by: string): Promise<void> {
    await this.unitOfWork.repository(StandIn).update({ id }, { revokedAt: at, revokedBy: by });
  }

  /** Not revoked and not over at that instant; also those that have yet to begin. */
  listLivingOf(principalIds: readonly string[], at: Date): Promise<StandIn[]> {
    return principalIds.length === 0 ? Promise.resolve([]) : this.living('s.principal_id IN (:...ids)', principalIds, at);
  }

  listLivingFor(deputyId: string, at: Date): Promise<StandIn[]> {
    return this.living('s.deputy_id IN (:...ids)', [deputyId], at);
  }

  /** The latest first, whatever became of them. */
  listOf(userId: string, limit: number): Promise<StandIn[]> {
    return this.unitOfWork.repository(StandIn).createQueryBuilder('s').where('s.principal_id = :userId OR s.deputy_id = :userId', { userId }).orderBy('s.starts_at', 'DESC').addOrderBy('s.id', 'DESC').limit(limit).getMany();
  }

  private living(condition: string, ids: readonly string[], at: Date): Promise<StandIn[]> {
    return this.unitOfWork.repository(StandIn).createQueryBuilder('s').where(`${condition} AND s.revoked_at IS NULL AND s.ends_at > :at`, { ids, at: at.getTime() }).orderBy('s.starts_at').addOrderBy('s.id').getMany();
  }
}
