import { describe, expect, it } from '@jest/globals';
import type { SupervisionItem } from '@/api/supervision.types';
import { ageing, bucketOf } from './ageing';

const item = (unit: string, workdaysLate: number, workdaysLeft?: number): SupervisionItem =>
  ({ unit: { id: unit, name: unit }, workdaysLate, deadline: { workdaysLeft, status: workdaysLate > 0 ? 'MISSED' : 'OPEN' } }) as unknown as SupervisionItem;

describe('the ageing bars', () => {
  it.each([[0, 2, 'two'], [0, 1, 'one'], [0, 0, 'one'], [1, undefined, 'late2'], [2, undefined, 'late2'], [3, undefined, 'late5'], [5, undefined, 'late5'], [6, undefined, 'late6']])(
    'put a run that is %s workdays late with %s left into “%s”', (late, left, bucket) => {
      expect(bucketOf(item('a', late, left))).toBe(bucket);
    });

  it('count by unit, the fullest first and among equals the latest', () => {
    // when
    const rows = ageing([item('calm', 0, 2), item('late', 7), item('full', 0, 1), item('full', 0, 1)], (each) => each.unit ?? undefined);

    // then
    expect(rows.map((row) => row.id)).toEqual(['full', 'late', 'calm']);
    expect(rows[0]).toEqual({ id: 'full', name: 'full', total: 2, parts: [{ bucket: 'one', count: 2 }] });
  });

  it('leave out what belongs to no unit', () => {
    expect(ageing([{ ...item('a', 1), unit: undefined }], (each) => each.unit ?? undefined)).toEqual([]);
  });
});
