import { GIVEN_NAMES, SURNAMES } from './names.data';

/** People of one kind in a group. */
export interface RosterPart {
  readonly count: number;
  readonly category: 'STAFF' | 'CADRE' | 'LABOUR_DISPATCH' | 'MIGRANT_WORKER' | 'OVERSEAS' | 'PUBLIC' | 'EXTERNAL';
  readonly unit: string;
}

/** A row of the opening roster, as the landing form takes it. */
export interface RosterRow {
  readonly name: string;
  readonly unit: string;
  readonly category: string;
  readonly method: string;
}

const METHODS: Readonly<Record<RosterPart['category'], string>> = {
  STAFF: 'DIRECTORY',
  CADRE: 'DIRECTORY',
  OVERSEAS: 'DIRECTORY',
  LABOUR_DISPATCH: 'EMPLOYER_CERT',
  MIGRANT_WORKER: 'EMPLOYER_CERT',
  PUBLIC: 'COMMUNITY_CONFIRM',
  EXTERNAL: 'EMPLOYER_CERT',
};

/** The owner and the administrators first, then made-up people; no name twice in a group. `seed` gives another crowd. */
export function rosterOf(parts: readonly RosterPart[], holders: readonly string[], seed: number): RosterRow[] {
  const names = invented(seed, new Set(holders));
  const rows = parts.flatMap((part, index) => {
    const named = index === 0 ? holders : [];
    return Array.from({ length: part.count }, (_, n): RosterRow => ({ name: named[n] ?? names.next().value!, unit: part.unit, category: part.category, method: METHODS[part.category] }));
  });
  return rows;
}

/** Walks through all pairs of surname and given name in an order of its own; the two counts have no common factor with the steps. */
function* invented(seed: number, taken: ReadonlySet<string>): Generator<string, never> {
  const pairs = SURNAMES.length * GIVEN_NAMES.length;
  for (let n = 0; ; n += 1) {
    const at = (seed * 131 + n * 397) % pairs;
    const name = SURNAMES[at % SURNAMES.length]! + GIVEN_NAMES[Math.floor(at / SURNAMES.length)]!;
    if (!taken.has(name)) yield name;
  }
}
