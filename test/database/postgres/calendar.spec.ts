import { Test, type TestingModule } from '@nestjs/testing';
import { atTime } from '../../../src/common';
import { ClockModule } from '../../../src/platform/clock';
import { DatabaseModule } from '../../../src/platform/database';
import { EventModule } from '../../../src/platform/event';
import { CalendarImportService, CalendarModule, CalendarService } from '../../../src/workflow/calendar';
import { newTestDatabase } from '../../support/test-database';
import { temporaryFolder } from '../../support/test-settings';

describe('the calendar of hosts that share a database', () => {
  it('is caught up with before a due date is fixed, when another host has imported a year', async () => {
    const config = await newTestDatabase(temporaryFolder());
    const boot = async (): Promise<TestingModule> =>
      (await Test.createTestingModule({ imports: [DatabaseModule.forRoot(config), ClockModule.forRoot({ mode: 'manual', startAt: atTime('2026-12-01', 9) }), EventModule, CalendarModule] }).compile()).init();
    const [one, other] = [await boot(), await boot()];
    try {
      const notice = { year: 2027, sourceTitle: '通知（虚构）', docNo: '虚构〔2026〕1号', sourceUrl: 'https://example.invalid/notice', importedBy: 'Y02', approvedBy: 'E03' };
      await one.get(CalendarImportService).import({ ...notice, days: [{ date: '2027-01-02', kind: 'LIEU_WORKDAY', name: '元旦' }] });
      const calendar = other.get(CalendarService);
      expect([one.get(CalendarService).isWorkday('2027-01-02'), calendar.isWorkday('2027-01-02')]).toEqual([true, false]);
      await calendar.follow();
      expect([calendar.isWorkday('2027-01-02'), calendar.year(2027).source.docNo]).toEqual([true, '虚构〔2026〕1号']);
      await one.get(CalendarImportService).import({ ...notice, days: [{ date: '2027-01-01', kind: 'HOLIDAY', name: '元旦' }] });
      await calendar.follow();
      expect(calendar.isWorkday('2027-01-02')).toBe(false);
    } finally {
      await one.close();
      await other.close();
    }
  });
});
