import { afterEach, describe, expect, it } from '@jest/globals';
import { setLocale } from '@/app/i18n';
import { addDays, dayOf, formatDay, formatDueTime, formatFullInstant, formatInstant, formatMonthDay, formatShortInstant, fromWallText, toWallText, weekdayName } from './dates';
import { formatSize, shortHash } from './size';

afterEach(() => setLocale('zh-CN'));

describe('dates', () => {
  it('are those of Shanghai, whatever the zone of the browser', () => {
    expect(dayOf('2026-10-12T15:59:59.999Z')).toBe('2026-10-12');
    expect(dayOf('2026-10-12T16:00:00.000Z')).toBe('2026-10-13');
    expect(formatFullInstant('2026-12-31T16:00:01Z')).toBe('2027-01-01 00:00:01');
  });

  it('go through the fields of a form and back without moving', () => {
    expect(toWallText('2026-10-12T15:59:00.000Z')).toBe('2026-10-12T23:59:00');
    expect(fromWallText(toWallText('2026-02-28T18:30:00.000Z'))).toBe('2026-02-28T18:30:00.000Z');
  });

  it('count over the ends of months and years', () => {
    expect([addDays('2026-12-31', 1), addDays('2026-03-01', -1), addDays('2028-02-28', 1)]).toEqual(['2027-01-01', '2026-02-28', '2028-02-29']);
  });

  it('read as the offices write them', () => {
    expect(formatDay('2026-10-13', 2026)).toBe('10月13日');
    expect(formatDay('2027-01-04', 2026)).toBe('2027年1月4日');
    expect(formatInstant('2026-09-29T02:20:00Z', 2026)).toBe('9月29日 10:20');
    expect(formatShortInstant('2026-10-12T01:31:00Z')).toBe('10-12 09:31');
    expect(formatMonthDay('2026-01-05')).toBe('1-5');
    expect(weekdayName('2026-10-11')).toBe('周日');
  });

  it('read in English after the switch', () => {
    setLocale('en');
    expect([formatDay('2026-10-13', 2026), formatDay('2027-01-04', 2026), weekdayName('2026-10-11')]).toEqual(['13 Oct', '4 Jan 2027', 'Sun']);
  });

  it('call the last moment of a day 24:00', () => {
    expect([formatDueTime('2026-10-13T15:59:59.999Z'), formatDueTime('2026-10-13T15:30:00Z')]).toEqual(['24:00', '23:30']);
  });
});

describe('sizes and fingerprints', () => {
  it('are short', () => {
    expect([512, 393_216, 1_258_291].map(formatSize)).toEqual(['512 B', '384 KB', '1.2 MB']);
    expect(shortHash(`9f3c1e7a${'0'.repeat(48)}b04d52c8`)).toBe('9f3c1e7a…b04d52c8');
    expect(shortHash('abc')).toBe('abc');
  });
});
