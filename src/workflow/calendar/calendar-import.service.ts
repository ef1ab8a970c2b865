import { Injectable } from '@nestjs/common';
import { newId, SystemClock } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { EventBus } from '../../platform/event';
import { buildCalendar, changedDays, type OfficialYear } from './calendar-data.policy';
import { importProblems } from './calendar-import.policy';
import { CalendarChanged } from './calendar.events';
import { CalendarImportRefused } from './calendar.errors';
import { CalendarRepository } from './calendar.repository';
import { CalendarService, REGION } from './calendar.service';

export interface CalendarImport extends OfficialYear {
  /** user id */
  readonly importedBy: string;
  /** user id of a second person */
  readonly approvedBy: string;
}

/** Brings the arrangement of a year into force: versioned, approved by a second person (spec §5.5). */
@Injectable()
export class CalendarImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: CalendarRepository,
    private readonly calendar: CalendarService,
    private readonly events: EventBus,
    private readonly systemClock: SystemClock,
  ) {}

  /** Returns the new version. The calendar in memory follows after commit; `CalendarChanged` has the deadlines recounted. */
  async import(request: CalendarImport): Promise<number> {
    const problems = importProblems(request);
    if (problems.length > 0) throw new CalendarImportRefused(request.year, problems);
    return this.unitOfWork.run(async () => {
      const before = buildCalendar(await this.repository.listInForce(REGION)).get(request.year)!;
      const version = before.version + 1;
      const { days, ...rest } = request;
      await this.repository.insert({ ...rest, id: newId(), region: REGION, version, status: 'OFFICIAL', days: [...days], importedAt: this.systemClock.now() });
      // before the event: what its subscribers do after commit must already see the new calendar
      this.unitOfWork.afterCommit(() => this.calendar.reload());
      const after = buildCalendar([{ year: request.year, version, days }]).get(request.year)!;
      await this.events.publish(new CalendarChanged(REGION, request.year, version, changedDays(before, after)));
      return version;
    });
  }
}
