import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { SweepRound } from './sweep-round.entity';

const ROUND = 'incident';

@Injectable()
export class SweepRoundRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The round, when it is due and no other host is at it; locked where the database has row locks. */
  async lockDue(now: Date): Promise<SweepRound | null> {
    const rows = await this.unitOfWork.query(`SELECT id FROM sweep_round WHERE id = ? AND due_at <= ?${this.unitOfWork.forUpdateSkipLocked}`, [ROUND, now.getTime()]);
    return rows.length ? this.unitOfWork.repository(SweepRound).findOneBy({ id: ROUND }) : null;
  }

  async save(round: Pick<SweepRound, 'afterId' | 'dueAt'>): Promise<void> {
    await this.unitOfWork.repository(SweepRound).update({ id: ROUND }, { afterId: round.afterId, dueAt: round.dueAt });
  }
}
