import { roleList, roleOf } from '../violation';

/* The ladder of reports (D06): which rows are owed, who writes them, and when the next level starts. Pure. */

export type ReportChannel = 'IN_APP' | 'LETTER' | 'PHONE' | 'OFFLINE';
export type ReportState =
  /** owed, waits for the level below */
  | 'PLANNED'
  /** its clock runs */
  | 'RELEASED'
  /** done for the sender, whatever the receiver does */
  | 'SUBMITTED'
  | 'RECEIVED'
  /** no longer owed after a new judgement */
  | 'CANCELLED'
  /** never owed: recused, or covered by another report */
  | 'SKIPPED';

/** One row of D06 as the decision table answers it. */
export interface LadderRow {
  readonly ladder: string;
  readonly level: number;
  readonly row: string;
  readonly title: string;
  readonly fromRole: string;
  readonly toRole: string;
  readonly channel: ReportChannel;
  readonly deadlineCode: string;
  readonly basis: string;
  readonly cc: string | null;
}

export interface LadderRecusal {
  readonly skippedRoles: readonly string[];
  /** role expressions of the handler, who writes for a recused sender */
  readonly handlers: readonly string[];
}

export interface PlannedReport {
  readonly row: LadderRow;
  readonly fromRoles: readonly string[];
  readonly ccRoles: readonly string[];
  readonly skippedBecause: string | null;
}

/** How high a role stands; a report about somebody never goes to him or to those below him. */
const RANK: Readonly<Record<string, number>> = {
  OWNER: 0, ADMIN: 0, UNIT_DEPUTY: 1, FIRST_RESP: 1, REGISTRAR: 2, APPROVER: 2, SUPERVISOR: 2, SUPERVISOR_PARENT: 3, LEADER: 3, CHIEF: 4,
};
const OUTSIDE = 9;

function rankOf(expression: string): number {
  return expression === 'SUPERVISOR@parent' ? RANK.SUPERVISOR_PARENT! : (RANK[roleOf(expression)] ?? OUTSIDE);
}

/**
 * D10 on the ladder: the handler writes for a recused sender, rows addressed to the person concerned or below are
 * skipped. `FINDER` is the handler too: a reporter's name never stands on a report.
 */
export function planRow(row: LadderRow, recusal: LadderRecusal): PlannedReport {
  const skipped = recusal.skippedRoles;
  const named = roleList(row.fromRole);
  const free = named.filter((expression) => roleOf(expression) !== 'FINDER' && !skipped.includes(roleOf(expression)));
  const fromRoles = free.length > 0 ? free : substitute(recusal);
  const ccRoles = roleList(row.cc).filter((expression) => !skipped.includes(roleOf(expression)));
  const planned = { row, fromRoles, ccRoles };
  const highest = Math.max(-1, ...skipped.map((role) => RANK[role] ?? -1));
  if (skipped.includes(roleOf(row.toRole))) return { ...planned, skippedBecause: '收报人须回避' };
  if (rankOf(row.toRole) <= highest) return { ...planned, skippedBecause: '不向被反映人及其下级报告' };
  if (fromRoles.length === 1 && fromRoles[0] === row.toRole) return { ...planned, skippedBecause: '报告从该级起，无须向本人报告' };
  return { ...planned, skippedBecause: null };
}

/** When the leader is reported, the chief sends; discipline handles beside him but does not correspond (D10 row 4). */
function substitute({ handlers }: LadderRecusal): readonly string[] {
  const [first] = handlers;
  return handlers.length > 1 && first?.startsWith('CHIEF') ? [first] : handlers;
}

const LADDER_RANK: Readonly<Record<string, number>> = { 'L-MGT': 1, 'L-BAD': 2, 'L-TRD': 3, 'L-ILL': 4, 'L-SEC': 5 };

interface KnownReport {
  readonly docNo: string;
  readonly ladder: string;
  readonly level: number;
  readonly row: string;
  readonly toRole: string;
  readonly state: ReportState;
  readonly missedAt: Date | null;
}

/** Rows that this case has not planned yet (unique on case, ladder, level, row). */
export function missingRows(rows: readonly LadderRow[], known: readonly KnownReport[]): readonly LadderRow[] {
  const keys = new Set(known.map(keyOf));
  return rows.filter((row) => !keys.has(keyOf(row)));
}

function keyOf({ ladder, level, row }: { ladder: string; level: number; row: string }): string {
  return `${ladder}/${level}/${row}`;
}

/** Released or submitted: the addressee knows or is about to. */
function isOut(state: ReportState): boolean {
  return state === 'RELEASED' || state === 'SUBMITTED' || state === 'RECEIVED';
}

/**
 * What the addressee of a new row has had already. A graver ladder's report covers it; a lesser one's is supplemented
 * (续报: same number with a suffix).
 */
export function earlierReportTo(row: LadderRow, known: readonly KnownReport[]): { readonly covers: boolean; readonly docNo: string } | undefined {
  const others = known.filter((one) => one.ladder !== row.ladder && one.toRole === row.toRole && isOut(one.state));
  const latest = others.at(-1);
  if (!latest) return undefined;
  const covers = others.some((one) => (LADDER_RANK[one.ladder] ?? 0) > (LADDER_RANK[row.ladder] ?? 0));
  return { covers, docNo: latest.docNo };
}

/** Planned rows that a new judgement no longer asks for. */
export function supersededRows<T extends KnownReport>(expected: readonly LadderRow[], known: readonly T[]): readonly T[] {
  const keys = new Set(expected.map(keyOf));
  return known.filter((one) => one.state === 'PLANNED' && !keys.has(keyOf(one)));
}

/** Nothing holds the next level back any more: submitted, or late (a missed level does not block the next). */
function isSettled(report: KnownReport): boolean {
  return report.state === 'RELEASED' ? report.missedAt !== null : report.state !== 'PLANNED';
}

export interface Release<T> {
  readonly report: T;
  /** 上一级逾期未报 */
  readonly note: string | null;
}

/** The planned rows whose levels below are all settled: the lowest planned level of each ladder, or nothing. */
export function releasable<T extends KnownReport>(reports: readonly T[]): readonly Release<T>[] {
  return [...new Set(reports.map((one) => one.ladder))].flatMap((ladder) => {
    const rows = reports.filter((one) => one.ladder === ladder);
    const planned = rows.filter((one) => one.state === 'PLANNED');
    if (planned.length === 0) return [];
    const next = Math.min(...planned.map((one) => one.level));
    const below = rows.filter((one) => one.level < next);
    if (!below.every(isSettled)) return [];
    const late = below.some((one) => one.state === 'RELEASED');
    return planned.filter((one) => one.level === next).map((report) => ({ report, note: late ? '上一级逾期未报' : null }));
  });
}

const MINUTE_MS = 60_000;

/** Whole minutes after the due instant, at least one when it is late at all. */
export function lateMinutes(dueAt: Date | null, submittedAt: Date): number {
  if (!dueAt || submittedAt <= dueAt) return 0;
  return Math.ceil((submittedAt.getTime() - dueAt.getTime()) / MINUTE_MS);
}

/**
 * When the clock of a row starts: at its release. T-FIRST (第一时间) runs from the discovery when the owner found it, as
 * T-IMM does; an owner who learns of it from somebody else has the full time.
 */
export function clockStart(row: { readonly level: number; readonly deadlineCode: string }, releasedAt: Date, found: { readonly byOwner: boolean; readonly at: Date | null }): Date {
  const fromDiscovery = row.level === 1 && row.deadlineCode === 'T-FIRST' && found.byOwner && found.at !== null && found.at < releasedAt;
  return fromDiscovery ? found.at! : releasedAt;
}
