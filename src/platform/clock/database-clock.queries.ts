import { UnitOfWork } from '../database';

/** Asks the database what time it is. */
export class DatabaseClockQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Milliseconds since 1970; of this very moment, not of the transaction's beginning. */
  async now(): Promise<number> {
    const [row] = await this.unitOfWork.query<{ now: string | number }>('SELECT extract(epoch from clock_timestamp()) * 1000 AS now');
    return Number(row!.now);
  }
}
