import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { CalendarDay } from './workday.policy';

/** The arrangement of one year as one notice gives it. Versions stay; the highest counts. System-wide, no tenant. */
@Entity('calendar_year')
export class CalendarYear {
  @IdColumn() id: string;
  @TextColumn() region: string;
  @IntColumn() year: number;
  @IntColumn() version: number;
  /** only OFFICIAL years are rows today; FALLBACK is what a year without a row is shown as */
  @TextColumn() status: 'OFFICIAL' | 'FALLBACK';
  @TextColumn({ name: 'source_title' }) sourceTitle: string;
  @TextColumn({ name: 'doc_no' }) docNo: string;
  @TextColumn({ name: 'source_url' }) sourceUrl: string;
  @JsonColumn() days: CalendarDay[];
  @TextColumn({ name: 'imported_by' }) importedBy: string;
  @TextColumn({ name: 'approved_by' }) approvedBy: string;
  @InstantColumn({ name: 'imported_at' }) importedAt: Date;
}
