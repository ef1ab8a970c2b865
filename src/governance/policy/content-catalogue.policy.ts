import type { PolicyPack, Severity } from './policy-pack';

/** What is known about a case when its severity is proposed. */
export interface SeverityFacts {
  /** result of D05 */
  readonly class: string;
  /** fixed by D05, or null: the catalogue decides */
  readonly severity: Severity | null;
  readonly itemCodes: readonly string[];
  readonly spread?: string | null;
  readonly memberCount?: number | null;
}

const LARGE_GROUP = 200;

/**
 * The default severity: what D05 fixed, else the gravest of the active items; illegal content goes one level up when it
 * left the group or the group has more than 200 members (spec D05 row 3). Null when no item says anything.
 */
export function severityOf(pack: PolicyPack, facts: SeverityFacts): Severity | null {
  if (facts.severity) return facts.severity;
  const [gravest] = facts.itemCodes
    .map((code) => pack.contentItem(code))
    .filter((item) => item?.active)
    .map((item) => item!.severity)
    .sort();
  if (!gravest || facts.class !== 'ILL') return gravest ?? null;
  const isWider = facts.spread === 'OUTSIDE' || facts.spread === 'PUBLIC_MEDIA' || (facts.memberCount ?? 0) > LARGE_GROUP;
  return isWider ? oneLevelUp(gravest) : gravest;
}

function oneLevelUp(severity: Severity): Severity {
  return `S${Math.max(1, Number(severity[1]) - 1)}` as Severity;
}
