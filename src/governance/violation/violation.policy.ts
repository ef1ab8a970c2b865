/* Rules of a violation case (domain/spec.md §3.11, refined by modelling.md): pure, no database. */

export type CaseClass = 'SEC' | 'ILL' | 'TRD' | 'BAD' | 'MGT' | 'MANUAL';
export type Severity = 'S1' | 'S2' | 'S3' | 'S4';
export type Risk = 'HIGH' | 'MID' | 'LOW';
export type Spread = 'INSIDE' | 'OUTSIDE' | 'PUBLIC_MEDIA';
export type CaseSource = 'MEMBER' | 'OWNER' | 'INSPECTION' | 'ANONYMOUS' | 'EXTERNAL';
export type MeasureType = 'WARN' | 'RECALL_ASKED' | 'MUTE' | 'BLACKLIST' | 'REMOVE' | 'NOTICE' | 'FREEZE_JOIN' | 'GROUP_MUTE';
export type Classification = 'ENOUGH' | 'DEFECT' | 'SEVERE' | 'UNFOUNDED';

export const CASE_STATES = [
  /** suspected secret: number and time, nothing else */
  'SECRET_NOTICE',
  /** being taken in; duplicates to be looked at */
  'RECEIVED',
  /** with the owner or the substitute */
  'DISPOSING',
  /** measures are registered; reports and classification under way */
  'DISPOSED',
  'CLASSIFIED',
  'MERGED',
  'UNFOUNDED',
  /** handed over to a rectification order */
  'REFERRED',
  'CLOSED',
  /** ended from outside before it was decided */
  'CANCELED',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

const OPEN: ReadonlySet<CaseState> = new Set(['RECEIVED', 'DISPOSING', 'DISPOSED', 'CLASSIFIED']);
export const OPEN_STATES: readonly CaseState[] = [...OPEN];

export function isOpen(state: CaseState): boolean {
  return OPEN.has(state);
}

/** The first field ticked, or an item that is a secret by its nature: nothing of what was typed may be kept (保密法 31). */
export function isSuspectedSecret(report: { possibleSecret?: unknown; itemCodes?: unknown }): boolean {
  return report.possibleSecret === true || (Array.isArray(report.itemCodes) && report.itemCodes.includes('SE01'));
}

const DUPLICATE_WINDOW_MS = 24 * 3_600_000;

interface Comparable {
  readonly groupNo: string | null;
  readonly itemCodes: readonly string[];
  readonly discoveredAt: Date | null;
  readonly senderHint?: string | null;
}

/** Why two cases may be about the same message: same group, same item, ±24 h; absent when they are not. */
export function duplicateReasons(one: Comparable, other: Comparable): readonly string[] | undefined {
  if (!one.groupNo || one.groupNo !== other.groupNo || !one.discoveredAt || !other.discoveredAt) return undefined;
  const common = one.itemCodes.filter((code) => other.itemCodes.includes(code));
  const apartMs = Math.abs(one.discoveredAt.getTime() - other.discoveredAt.getTime());
  if (common.length === 0 || apartMs > DUPLICATE_WINDOW_MS) return undefined;
  const hours = Math.round(apartMs / 3_600_000);
  return [
    '同一群组',
    `同一条目 ${common.join('、')}`,
    hours === 0 ? '发现时间相差不到 1 小时' : `发现时间相差 ${hours} 小时`,
    ...(one.senderHint && one.senderHint === other.senderHint ? ['发布人线索相同'] : []),
  ];
}

const CLASS_RANK: Readonly<Record<string, number>> = { MANUAL: 0, MGT: 1, BAD: 2, TRD: 3, ILL: 4, SEC: 5 };
const RISK_RANK: Readonly<Record<string, number>> = { LOW: 1, MID: 2, HIGH: 3 };
const SEVERITY_RANK: Readonly<Record<string, number>> = { S4: 1, S3: 2, S2: 3, S1: 4 };

/** What a person lowered against the judgement at intake: raising is free, lowering needs a reason (D14). */
export function loweredParts(
  before: { class?: string | null; severity?: string | null; risk?: string | null },
  after: { class?: string | null; severity?: string | null; risk?: string | null },
): readonly ('class' | 'severity' | 'risk')[] {
  const lower = (rank: Readonly<Record<string, number>>, from?: string | null, to?: string | null) =>
    !!from && !!to && (rank[to] ?? 0) < (rank[from] ?? 0);
  return [
    ...(lower(CLASS_RANK, before.class, after.class) ? (['class'] as const) : []),
    ...(lower(SEVERITY_RANK, before.severity, after.severity) ? (['severity'] as const) : []),
    ...(lower(RISK_RANK, before.risk, after.risk) ? (['risk'] as const) : []),
  ];
}

/** Measures of D07 that were not taken. Removing somebody includes silencing him. */
export function missingMeasures(required: readonly string[], taken: readonly string[]): readonly string[] {
  const has = new Set(taken);
  if (has.has('REMOVE')) has.add('MUTE').add('WARN');
  if (has.has('MUTE') || has.has('BLACKLIST')) has.add('WARN');
  return required.filter((measure) => !has.has(measure));
}

const MEASURE_NAMES: Readonly<Record<string, string>> = {
  WARN: '群内警告',
  RECALL_ASKED: '提醒撤回',
  MUTE: '限制发言',
  BLACKLIST: '纳入黑名单',
  REMOVE: '移出群',
  NOTICE: '群内公告',
  FREEZE_JOIN: '暂停进群',
  GROUP_MUTE: '全群禁言',
};

export function measureName(type: string): string {
  return MEASURE_NAMES[type] ?? type;
}

const CLASS_NAMES: Readonly<Record<CaseClass, string>> = {
  SEC: '涉密',
  ILL: '违法信息',
  TRD: '企业核心机密',
  BAD: '不良信息',
  MGT: '管理违规',
  MANUAL: '待定性',
};

export function className(value: CaseClass): string {
  return CLASS_NAMES[value];
}

/** The ladder of a class, unless recusal takes the case out of the ladder; none for what nobody has classified yet. */
export function ladderOf(caseClass: CaseClass, leaveLadder: boolean): string | null {
  return leaveLadder || caseClass === 'MANUAL' ? null : `L-${caseClass}`;
}

/** T-IMM and T-REP1 have one value per class; an unclassified case runs on the one of management breaches. */
export function deadlineCodesOf(caseClass: CaseClass): { readonly immediate: string; readonly classify: string } {
  const suffix = caseClass === 'MANUAL' ? 'MGT' : caseClass;
  return { immediate: `T-IMM-${suffix}`, classify: `T-REP1-${suffix}` };
}

/** 结案 by the supervisor for illegal content and the two upper severities, else by the first responsible person. */
export function needsSupervisorToClose(caseClass: CaseClass | null, severity: Severity | null): boolean {
  return caseClass === 'ILL' || severity === 'S1' || severity === 'S2';
}

/** How many times a silent owner's task is handed on before only the escalation S1 goes on. */
export const SILENT_ROUNDS = 2;
