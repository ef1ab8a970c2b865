import { atTime, weekdayOf, type LocalDate } from '../../common';
import type { NotificationPreference } from './notification-preference.entity';
import { defaultPreference, quietUntil, wants } from './notification-preference.policy';

const preference = (more: Partial<NotificationPreference> = {}): NotificationPreference => ({ ...defaultPreference('T', 'E08', 'zh'), ...more });
const NIGHT = { quietFrom: '22:00', quietTo: '07:30' };
const isWorkday = (date: LocalDate) => weekdayOf(date) <= 5;
// a Monday
const at = (hours: number, minutes = 0) => atTime('2026-10-12', hours, minutes);

describe('quiet hours', () => {
  it.each([
    ['before they begin', NIGHT, at(21, 59), undefined],
    ['when they begin', NIGHT, at(22), atTime('2026-10-13', 7, 30)],
    ['after midnight', NIGHT, at(0), at(7, 30)],
    ['a minute before their end', NIGHT, at(7, 29), at(7, 30)],
    ['at their end', NIGHT, at(7, 30), undefined],
    ['within one day', { quietFrom: '12:00', quietTo: '14:00' }, at(13), at(14)],
    ['within one day, before', { quietFrom: '12:00', quietTo: '14:00' }, at(11, 59), undefined],
    ['without any', {}, at(3), undefined],
    ['on a workday', { onlyWorkdays: true }, at(3), undefined],
    ['on a Saturday', { onlyWorkdays: true }, atTime('2026-10-10', 12), at(0)],
    ['on a Saturday, when Monday begins quietly', { ...NIGHT, onlyWorkdays: true }, atTime('2026-10-10', 12), at(7, 30)],
    ['on a Friday night', { ...NIGHT, onlyWorkdays: true }, atTime('2026-10-09', 23), at(7, 30)],
  ])('%s', (_when, quiet, now, until) => {
    expect(quietUntil(preference(quiet), 'TASK', now, isWorkday)).toEqual(until);
  });

  it('let what is overdue pass when the person says so, and nothing else', () => {
    const urgent = preference({ ...NIGHT, urgentPasses: true });
    expect(quietUntil(urgent, 'ESCALATION', at(3), isWorkday)).toBeUndefined();
    expect(quietUntil(urgent, 'REMINDER', at(3), isWorkday)).toEqual(at(7, 30));
    expect(quietUntil({ ...urgent, urgentPasses: false }, 'ESCALATION', at(3), isWorkday)).toEqual(at(7, 30));
  });

  it('end even where the calendar knows no workday', () => {
    expect(quietUntil(preference({ onlyWorkdays: true }), 'TASK', at(3), () => false)!.getTime()).toBeLessThan(atTime('2026-12-31', 0).getTime());
  });
});

describe('a wish', () => {
  it('needs an address and, where the kind was chosen for, the channel', () => {
    expect(wants(preference(), 'TASK', 'MAIL')).toBe(false);
    expect(wants(preference({ mailAddress: 'a@example.com' }), 'TASK', 'MAIL')).toBe(true);
    expect(wants(preference({ mailAddress: 'a@example.com', choices: { TASK: ['WECOM'] } }), 'TASK', 'MAIL')).toBe(false);
    expect(wants(preference({ wecomAddress: 'https://x', choices: { TASK: ['WECOM'] } }), 'TASK', 'WECOM')).toBe(true);
  });
});
