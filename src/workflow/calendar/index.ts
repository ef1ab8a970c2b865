export { shippedCalendar, FIRST_YEAR, LAST_YEAR, type OfficialYear } from './calendar-data.policy';
export * from './calendar-import.service';
export * from './calendar.dto';
export * from './calendar.errors';
export * from './calendar.events';
export * from './calendar.module';
export * from './calendar.service';
export * from './workday.policy';
