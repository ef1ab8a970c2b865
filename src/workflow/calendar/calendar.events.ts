import type { LocalDate } from '../../common';
import { DomainEvent } from '../../platform/event';

/** Another arrangement of a year is in force; due dates that touch these days must be counted again. */
export class CalendarChanged extends DomainEvent {
  constructor(
    readonly region: string,
    readonly year: number,
    readonly version: number,
    /** days that became workdays or ceased to be; may be empty when a year merely became official */
    readonly changedDates: readonly LocalDate[],
  ) {
    super();
  }
}
