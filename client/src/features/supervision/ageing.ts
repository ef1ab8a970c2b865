import type { SupervisionItem } from '@/api/supervision.types';

/** From calm to very late, in working days. */
export const BUCKETS = ['two', 'one', 'late2', 'late5', 'late6'] as const;
export type Bucket = (typeof BUCKETS)[number];
export interface AgeingRow { id: string; name: string; total: number; parts: { bucket: Bucket; count: number }[] }

export function bucketOf(item: Pick<SupervisionItem, 'workdaysLate' | 'deadline'>): Bucket {
  if (item.workdaysLate >= 6) return 'late6';
  if (item.workdaysLate >= 3) return 'late5';
  if (item.workdaysLate >= 1 || item.deadline.status === 'MISSED') return 'late2';
  return (item.deadline.workdaysLeft ?? 0) <= 1 ? 'one' : 'two';
}

/** One row per process (or unit), the fullest and latest first; what has no such property is left out. */
export function ageing(items: readonly SupervisionItem[], keyOf: (item: SupervisionItem) => { id: string; name: string } | undefined): AgeingRow[] {
  const rows = new Map<string, { name: string; counts: Map<Bucket, number> }>();
  for (const item of items) {
    const key = keyOf(item);
    if (!key) continue;
    const row = rows.get(key.id) ?? { name: key.name, counts: new Map<Bucket, number>() };
    rows.set(key.id, row);
    const bucket = bucketOf(item);
    row.counts.set(bucket, (row.counts.get(bucket) ?? 0) + 1);
  }
  const lateness = (row: AgeingRow): number => row.parts.reduce((sum, part) => sum + part.count * BUCKETS.indexOf(part.bucket), 0);
  return [...rows]
    .map(([id, { name, counts }]) => ({
      id, name, total: [...counts.values()].reduce((a, b) => a + b, 0),
      parts: BUCKETS.flatMap((bucket) => (counts.get(bucket) ? [{ bucket, count: counts.get(bucket) ?? 0 }] : [])),
    }))
    .sort((a, b) => b.total - a.total || lateness(b) - lateness(a));
}
