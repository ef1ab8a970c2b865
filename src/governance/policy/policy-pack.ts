import type { LocalDate } from '../../common';
import type { DeadlineRule, DeadlineUnit } from '../../workflow/registry';

export interface PackRole {
  /** concrete role of this pack, e.g. `st.party-affairs-dept`; missing when the role is declared absent */
  readonly id?: string;
  readonly title: string;
  /** why this pack has no such role */
  readonly absent?: string;
  /** role expressions tried in order when nobody holds the role */
  readonly fallback?: readonly string[];
}

export interface PackClause {
  readonly id: string;
  readonly article: string;
  /** the regulation's own words */
  readonly text: string;
  /** the source has a gap here; `text` says which */
  readonly missing?: boolean;
  readonly processes: readonly string[];
  /** E enforced by software, W by the workflow, R recorded, N no feature */
  readonly enforcement: 'E' | 'W' | 'R' | 'N';
}

export interface PackDeadline {
  readonly title: string;
  readonly amount: number;
  readonly unit: DeadlineUnit;
  readonly source: 'REGULATION' | 'OURS';
  readonly clause?: string;
  /** the regulation's own word: 及时, 立即 … */
  readonly word?: string;
  readonly period?: string;
}

export type Severity = 'S1' | 'S2' | 'S3' | 'S4';

export interface ContentItem {
  readonly code: string;
  readonly text: string;
  readonly class: 'ILL' | 'BAD' | 'SEC' | 'TRD' | 'MGT';
  readonly severity: Severity;
  readonly clauses: readonly string[];
  readonly active: boolean;
  readonly note?: string;
}

export interface Platform {
  readonly code: string;
  readonly title: string;
  /** a hint, editable: published figures disagree */
  readonly maxMembers: number;
  /** name of the feature in the app, or whether there is one */
  readonly capabilities: Readonly<Record<'joinConfirm' | 'mute' | 'blacklist' | 'exportMembers' | 'dissolve', string | boolean>>;
  readonly active: boolean;
}

export interface PackTemplate {
  readonly title: string;
  /** PLACEHOLDER: the annex is missing in the source; GENERATED: built from pack data */
  readonly status: 'PLACEHOLDER' | 'READY' | 'GENERATED';
  readonly waiver?: { readonly by: string; readonly reason: string };
}

/** One step of S1: who is told at which lateness. `SUPERIOR` is the line superior of the late person. */
export interface EscalationLevel {
  readonly level: number;
  readonly offset: string;
  readonly role: string;
  readonly duty: string;
}

/** `processes/packs/<key>/pack.json` (spec §2.4). */
export interface PackData {
  readonly packId: string;
  readonly version: string;
  readonly title: string;
  readonly issuer: string;
  readonly effectiveFrom: LocalDate | null;
  readonly effectiveFromNote?: string;
  readonly validity: string | null;
  readonly expiresOn: LocalDate | null;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, PackRole>>;
  readonly clauses: readonly PackClause[];
  readonly deadlines: Readonly<Record<string, PackDeadline>>;
  /** T-codes the regulation has no use for, with the reason */
  readonly absentDeadlines?: Readonly<Record<string, string>>;
  readonly dmn: Readonly<Record<string, { readonly file: string; readonly emptyMeans?: string }>>;
  readonly catalogues: { readonly content: readonly ContentItem[]; readonly platforms: readonly Platform[] };
  readonly switches: Readonly<Record<string, unknown>>;
  readonly templates: Readonly<Record<string, PackTemplate>>;
  readonly references?: readonly string[];
  readonly calendar: { readonly region: string; readonly cutoff: string };
  readonly escalation: Readonly<Record<string, readonly EscalationLevel[]>>;
}

/** One regulation as data, at one version: what the pack file and its decision tables say, with the look-ups over it. */
export class PolicyPack {
  private readonly clausesById: ReadonlyMap<string, PackClause>;

  constructor(
    readonly data: PackData,
    /** version of the file plus the digest of its content; an instance pins it */
    readonly version: string,
    /** DMN by decision key */
    readonly decisions: Readonly<Record<string, string>>,
  ) {
    this.clausesById = new Map(data.clauses.map((clause) => [clause.id, clause]));
  }

  get id(): string {
    return this.data.packId;
  }

  /** `street@1.0.0+1f2e3d4c` */
  get ref(): string {
    return `${this.id}@${this.version}`;
  }

  deadline(code: string): DeadlineRule | undefined {
    const rule = this.data.deadlines[code];
    if (!rule) return undefined;
    const { title, amount, unit, source, clause, period } = rule;
    return { code, title, amount, unit, source, ...(clause ? { clause } : {}), ...(period ? { period } : {}) };
  }

  role(code: string): PackRole | undefined {
    return this.data.roles[code];
  }

  /** What the role is called here; the code itself for a role the pack does not know. */
  roleTitle(code: string): string {
    return this.data.roles[code]?.title ?? code;
  }

  /** The clause's words. `A10(4)` gives the parts `A10(4)a`, `A10(4)b` … joined. */
  clauseText(id: string): string | undefined {
    const exact = this.clausesById.get(id);
    if (exact) return exact.text;
    const parts = this.data.clauses.filter((clause) => clause.id.startsWith(id) && /^[a-z(]/.test(clause.id.slice(id.length)));
    return parts.length > 0 ? parts.map(({ text }) => text).join(' ') : undefined;
  }

  contentItem(code: string): ContentItem | undefined {
    return this.data.catalogues.content.find((item) => item.code === code);
  }

  get activeItemCodes(): readonly string[] {
    return this.data.catalogues.content.filter(({ active }) => active).map(({ code }) => code);
  }

  /** A platform groups of this pack may be on. */
  platform(code: string): Platform | undefined {
    return this.data.catalogues.platforms.find((platform) => platform.code === code && platform.active);
  }

  switch(name: string): unknown {
    return this.data.switches[name];
  }

  /** The S1 levels of a T-code, in order. */
  escalationOf(code: string): readonly EscalationLevel[] {
    return this.data.escalation[code] ?? this.data.escalation.default ?? [];
  }
}
