import { Injectable } from '@nestjs/common';
import { firstIdAt } from '../../common';
import { UnitOfWork } from './unit-of-work';

/** Marks of transactions whose outcome has long been told. Written by `PostgresTransactions`. */
@Injectable()
export class CommitMarkRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Removes at most `limit` marks left before the instant; answers how many. */
  async deleteBefore(before: Date, limit: number): Promise<number> {
    const rows = await this.unitOfWork.query<{ id: string }>(`SELECT id FROM commit_mark WHERE id < ? ORDER BY id LIMIT ${limit}${this.unitOfWork.forUpdateSkipLocked}`, [firstIdAt(before)]);
    if (rows.length > 0) await this.unitOfWork.query(`DELETE FROM commit_mark WHERE id IN (${rows.map(() => '?').join(', ')})`, rows.map(({ id }) => id));
    return rows.length;
  }
}
