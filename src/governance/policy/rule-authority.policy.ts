export type RuleSource = 'REGULATION' | 'LAW' | 'OURS';

/** Who says so: the part in brackets of a rule's description, `[办法规定 B13b] …`. */
export interface RuleAuthority {
  readonly source: RuleSource;
  readonly clauses: readonly string[];
  readonly text: string;
}

const SOURCES: Readonly<Record<string, RuleSource>> = { 办法规定: 'REGULATION', 法律规定: 'LAW', 系统默认: 'OURS' };

/** A description without brackets is an own default: nothing may claim a clause it does not name. */
export function authorityOf(annotation: string): RuleAuthority {
  const match = /^\[(办法规定|法律规定|系统默认)([^\]]*)\]\s*/.exec(annotation);
  if (!match) return { source: 'OURS', clauses: [], text: annotation };
  return { source: SOURCES[match[1]!]!, clauses: match[2]!.trim().split(/\s+/).filter(Boolean), text: annotation.slice(match[0].length) };
}
