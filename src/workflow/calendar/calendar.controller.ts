import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CalendarYearDto, WorkdaysDto, workdaysDto, workdaysProblems, WorkdaysQuery } from './calendar.dto';
import { CalendarRegionUnknown, CalendarYearOutOfRange, WorkdayQuestionRefused } from './calendar.errors';
import { FIRST_YEAR, LAST_YEAR } from './calendar-data.policy';
import { CalendarService, REGION } from './calendar.service';

/** Working days with their explanation. */
@ApiTags('calendars')
@Controller('api/calendars/:region')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  /** The day so many workdays after an event, with every counted and skipped day. */
  @Get('workdays')
  @ApiUnprocessableEntityResponse()
  workdays(@Param('region') region: string, @Query() query: WorkdaysQuery): WorkdaysDto {
    known(region);
    const problems = workdaysProblems(query);
    if (problems.length > 0) throw new WorkdayQuestionRefused(problems);
    return workdaysDto(this.calendar.addWorkdays(query.from, query.days));
  }

  /** Holidays and make-up workdays of one year and where they come from. */
  @Get('years/:year')
  @ApiUnprocessableEntityResponse()
  year(@Param('region') region: string, @Param('year') year: string): CalendarYearDto {
    known(region);
    const number = Number(year);
    if (!/^\d{4}$/.test(year)) throw new CalendarYearOutOfRange(Number.isFinite(number) ? number : 0, FIRST_YEAR, LAST_YEAR);
    const view = this.calendar.year(number);
    return { ...view, days: [...view.days] };
  }
}

function known(region: string): void {
  if (region !== REGION) throw new CalendarRegionUnknown(region);
}
