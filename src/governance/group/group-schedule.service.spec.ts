import { addMonths } from './group-schedule.service';

describe('the cycle of audits', () => {
  it.each([
    ['2026-04-09', 6, '2026-10-09'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-11-15', 3, '2027-02-15'],
  ])('from %s after %i months comes to %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });
});
