import { afterEach, describe, expect, it } from '@jest/globals';
import type { DeadlineSummary } from '@/api/types';
import { setLocale } from '@/app/i18n';
import { dueView, isHourClock, isLate, isWorkdayClock } from './due';

const NOW = new Date('2026-10-12T02:00:00.000Z'); // Monday, 10:00 in Shanghai
const workdays = (changes: Partial<DeadlineSummary> = {}): DeadlineSummary => ({
  id: 'd', code: 'T-APPR', title: '审批', source: 'OURS', unit: 'WORKDAY', amount: 5, startAt: '2026-10-08T02:00:00.000Z',
  dueAt: '2026-10-15T15:59:59.999Z', dueDate: '2026-10-15', provisional: false, status: 'OPEN', workdaysLeft: 3, weekday: 4, lieuWorkday: false, ...changes,
});
const hours = (dueAt: string, changes: Partial<DeadlineSummary> = {}): DeadlineSummary =>
  workdays({ unit: 'HOUR', amount: 2, dueAt, dueDate: dueAt.slice(0, 10), workdaysLeft: undefined, ...changes });

afterEach(() => setLocale('zh-CN'));

describe('a due date in a list', () => {
  it.each([
    ['calm while there is time', workdays(), 'calm', '还剩 3 个工作日'],
    ['soon when one workday is left', workdays({ workdaysLeft: 1 }), 'soon', '还剩 1 个工作日'],
    ['soon on its day', workdays({ dueDate: '2026-10-12', workdaysLeft: 0 }), 'soon', '今日到期'],
    ['late with its workdays', workdays({ status: 'MISSED', workdaysLeft: undefined, workdaysLate: 7 }), 'late', '逾期 7 个工作日'],
    ['late before the first workday is over', workdays({ status: 'MISSED', workdaysLeft: undefined, workdaysLate: 0 }), 'late', '已逾期'],
    ['provisional while the holidays are not announced', workdays({ provisional: true, dueDate: '2027-02-10', workdaysLeft: 80 }), 'prov', '暂定'],
    ['done when met', workdays({ status: 'MET', workdaysLeft: undefined }), 'done', '按期办结'],
    ['done but late when met late', workdays({ status: 'MET', workdaysLeft: undefined, workdaysLate: 2, metLate: true }), 'late', '逾期办结'],
    ['done but late on a day of rest', workdays({ status: 'MET', workdaysLeft: undefined, workdaysLate: 0, metLate: true }), 'late', '逾期办结'],
    ['calm while it is suspended', workdays({ status: 'SUSPENDED' }), 'calm', '计时暂停'],
  ])('is %s', (_, deadline, tone, words) => {
    expect(dueView(deadline, NOW)).toMatchObject({ tone, words });
  });

  it.each([
    ['hours left', '2026-10-14T09:30:00.000Z', 'calm', '还剩 55 小时'],
    ['soon within a day', '2026-10-12T09:30:00.000Z', 'soon', '还剩 7 小时'],
    ['less than an hour', '2026-10-12T02:30:00.000Z', 'soon', '不足 1 小时'],
    ['at least one hour late', '2026-10-12T01:59:00.000Z', 'late', '逾期 1 小时'],
    ['whole hours late', '2026-10-11T22:30:00.000Z', 'late', '逾期 3 小时'],
  ])('of an hour clock runs by the minute: %s', (_, dueAt, tone, words) => {
    expect(dueView(hours(dueAt), NOW)).toMatchObject({ tone, words });
  });

  it('names day and weekday, a make-up day as such, and the year only when it is another one', () => {
    expect(dueView(workdays(), NOW).date).toBe('10月15日(周四)');
    expect(dueView(workdays({ dueDate: '2026-10-10', lieuWorkday: true }), NOW).date).toBe('10月10日(周六·补班)');
    expect(dueView(workdays({ dueDate: '2027-01-04' }), NOW).date).toBe('2027年1月4日(周一)');
  });

  it('ends at 24:00 in the long form', () => {
    expect(dueView(workdays(), NOW).full).toBe('应于北京时间 2026年10月15日 24:00 前办结');
  });

  it('speaks English when asked', () => {
    setLocale('en');
    expect(dueView(workdays(), NOW).date).toBe('15 Oct (Thu)');
    expect(dueView(workdays(), NOW).words).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('a deadline', () => {
  it('is late once it is missed, or open and beyond its day or hour', () => {
    expect([workdays(), workdays({ status: 'MISSED' }), workdays({ workdaysLate: 1 }), hours('2026-10-12T01:00:00Z', { hoursLeft: -1 })].map(isLate)).toEqual([false, true, true, true]);
    expect(isLate(workdays({ status: 'MET', workdaysLate: 3 }))).toBe(false);
  });

  it('counts workdays or hours or neither', () => {
    expect((['WORKDAY', 'HOUR', 'PERIOD'] as const).map((unit) => [isWorkdayClock({ unit }), isHourClock({ unit })])).toEqual([[true, false], [false, true], [false, false]]);
  });
});
