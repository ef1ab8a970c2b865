import { firstIdAt, newId, timeIdsBy } from '.';

describe('Ids', () => {
  afterEach(() => timeIdsBy(() => Date.now()));
  const millisOf = (id: string) => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

  it('carry the time of the clock they are given, and sort by it', () => {
    let now = Date.parse('2026-10-12T02:00:00Z');
    timeIdsBy(() => now);
    const first = newId();
    now += 1;
    const second = newId();
    expect([millisOf(first), millisOf(second)]).toEqual([now - 1, now]);
    expect(first < second).toBe(true);
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('keep their order within one millisecond and when the clock falls back', () => {
    let now = 2_000_000_000_000;
    timeIdsBy(() => now);
    const ids = Array.from({ length: 20_000 }, () => newId());
    now -= 5000;
    ids.push(newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be parted by an instant', () => {
    const now = Date.parse('2026-10-12T02:00:00Z');
    timeIdsBy(() => now);
    const id = newId();
    expect([firstIdAt(new Date(now)) < id, firstIdAt(new Date(now + 1)) > id]).toEqual([true, true]);
  });

  it('take another clock at its word, also when it is behind', () => {
    newId();
    timeIdsBy(() => 1_000_000_000_000);
    expect(millisOf(newId())).toBe(1_000_000_000_000);
  });
});
