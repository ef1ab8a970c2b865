import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { CalendarYear } from './calendar-year.entity';

@Injectable()
export class CalendarRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version in force of every imported year. */
  listInForce(region: string): Promise<CalendarYear[]> {
    return this.unitOfWork
      .repository(CalendarYear)
      .createQueryBuilder('y')
      .where('y.region = :region', { region })
      .andWhere('y.version = (SELECT MAX(o.version) FROM calendar_year o WHERE o.region = y.region AND o.year = y.year)')
      .orderBy('y.year')
      .getMany();
  }

  /** Changes with every import. */
  async versionsInForce(region: string): Promise<string> {
    const [row] = await this.unitOfWork.query<{ years: unknown; versions: unknown }>('SELECT count(*) AS years, sum(version) AS versions FROM calendar_year WHERE region = ?', [region]);
    return `${String(row?.years)}/${String(row?.versions)}`;
  }

  async insert(row: CalendarYear): Promise<void> {
    await this.unitOfWork.repository(CalendarYear).insert(row as never);
  }

  /** Leaves a version that is already there alone: another process may be starting at the same time. */
  async insertIfAbsent(row: CalendarYear): Promise<void> {
    await this.unitOfWork.repository(CalendarYear).createQueryBuilder().insert().values(row as never).orIgnore().execute();
  }
}
