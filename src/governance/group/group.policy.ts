import { IllegalGroupTransition, OverlayNotPossible } from './group.errors';

/* The life of a work group (domain/spec.md §4.10, refined by modelling.md): pure, table-driven, no database. */

export const GROUP_STATES = [
  'UNREGISTERED',
  'SUBMITTED',
  'RETURNED',
  'WITHDRAWN',
  'REJECTED',
  'UNDER_REVIEW',
  'FILED',
  'APPROVED',
  'LAPSED',
  'ACTIVE',
  'DISSOLVING',
  'FORCED_DISSOLVING',
  'DISSOLVED_UNVERIFIED',
  'DISSOLVED',
  'LOST_CONTROL',
  'ARCHIVED',
] as const;
export type GroupState = (typeof GROUP_STATES)[number];

export const GROUP_OVERLAYS = [
  'RECTIFYING',
  'SUSPENDED',
  'RECLASSIFY_PENDING',
  'ADMISSION_FROZEN',
  'CASE_OPEN',
  'HOLD',
  'OVERDUE',
  'OVER_CAP',
] as const;
export type GroupOverlay = (typeof GROUP_OVERLAYS)[number];

export const GROUP_KINDS = ['INTERNAL', 'PROJECT', 'PROJECT_LABOUR', 'OVERSEAS', 'PUBLIC', 'MIXED', 'EXTERNAL_PARTNER'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];
export const AUDIENCES = ['INTERNAL', 'PUBLIC', 'MIXED'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const GROUP_PURPOSES = ['WORK_CONTACT', 'COORDINATION', 'STUDY', 'EXPERIENCE', 'SERVICE_PUBLIC', 'EMERGENCY'] as const;
export type GroupPurpose = (typeof GROUP_PURPOSES)[number];
export const ACTIVITIES = ['HIGH', 'MID', 'LOW'] as const;
export type Activity = (typeof ACTIVITIES)[number];
export type GroupRoute = 'FILE' | 'FILE_LATE' | 'APPROVE';
export type JoinConfirm = 'ON' | 'OFF' | 'NOT_SUPPORTED';

interface Transition {
  readonly from: readonly GroupState[];
  readonly to: GroupState;
}

/**
 * Every event that may change a group's state. A group exists from its submission on (a draft is a saved form), so
 * `submit` as a transition is the resubmission; creation writes the first one. Withdrawal is possible until the group
 * has landed: before that nothing stands in the app in our name.
 */
export const GROUP_TRANSITIONS = {
  submit: { from: ['RETURNED', 'UNREGISTERED'], to: 'SUBMITTED' },
  return: { from: ['SUBMITTED', 'UNDER_REVIEW'], to: 'RETURNED' },
  withdraw: { from: ['SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FILED', 'APPROVED'], to: 'WITHDRAWN' },
  reject: { from: ['SUBMITTED', 'UNDER_REVIEW'], to: 'REJECTED' },
  file: { from: ['SUBMITTED'], to: 'FILED' },
  review: { from: ['SUBMITTED'], to: 'UNDER_REVIEW' },
  convert: { from: ['FILED'], to: 'UNDER_REVIEW' },
  approve: { from: ['UNDER_REVIEW'], to: 'APPROVED' },
  land: { from: ['FILED', 'APPROVED'], to: 'ACTIVE' },
  lapse: { from: ['APPROVED'], to: 'LAPSED' },
  endTrigger: { from: ['ACTIVE'], to: 'DISSOLVING' },
  endMoved: { from: ['DISSOLVING'], to: 'ACTIVE' },
  declareDissolved: { from: ['DISSOLVING', 'FORCED_DISSOLVING'], to: 'DISSOLVED_UNVERIFIED' },
  verifyOk: { from: ['DISSOLVED_UNVERIFIED'], to: 'DISSOLVED' },
  verifyFail: { from: ['DISSOLVED_UNVERIFIED'], to: 'DISSOLVING' },
  dissolutionCanceled: { from: ['DISSOLVING', 'FORCED_DISSOLVING', 'DISSOLVED_UNVERIFIED'], to: 'ACTIVE' },
  force: { from: ['DISSOLVING'], to: 'FORCED_DISSOLVING' },
  lostControl: { from: ['FORCED_DISSOLVING'], to: 'LOST_CONTROL' },
  erase: { from: ['DISSOLVED'], to: 'ARCHIVED' },
} as const satisfies Record<string, Transition>;
export type GroupEvent = keyof typeof GROUP_TRANSITIONS;
export const GROUP_EVENTS = Object.keys(GROUP_TRANSITIONS) as readonly GroupEvent[];

/** The state after the event; refuses an event that cannot happen now. */
export function nextState(groupNo: string, state: GroupState, event: GroupEvent): GroupState {
  const transition: Transition = GROUP_TRANSITIONS[event];
  if (!transition.from.includes(state)) throw new IllegalGroupTransition(groupNo, state, event);
  return transition.to;
}

const ENDED: ReadonlySet<GroupState> = new Set(['WITHDRAWN', 'REJECTED', 'LAPSED', 'DISSOLVED', 'LOST_CONTROL', 'ARCHIVED']);

/** Applied for, standing or being dissolved: it needs an owner and a first responsible person, and its name is taken. */
export function isLive(state: GroupState): boolean {
  return !ENDED.has(state);
}

export const LIVE_STATES: readonly GroupState[] = GROUP_STATES.filter(isLive);

/** States in which people are in the group, so that somebody may join or leave it. */
export function isOperating(state: GroupState): boolean {
  return state === 'ACTIVE' || state === 'DISSOLVING' || state === 'FORCED_DISSOLVING';
}

/** What is missing: "exactly one owner and one first responsible person in every live state" (A3, A6b, B3). */
export function missingHolders(group: { state: GroupState; ownerId: string | null; firstResponsibleId: string | null }): readonly ('owner' | 'firstResponsible')[] {
  if (!isLive(group.state) || group.state === 'UNREGISTERED') return [];
  return [...(group.ownerId ? [] : (['owner'] as const)), ...(group.firstResponsibleId ? [] : (['firstResponsible'] as const))];
}

/** The overlays after switching one; they mark a live group only, switching off is always possible. */
export function withOverlay(groupNo: string, state: GroupState, overlays: readonly GroupOverlay[], overlay: GroupOverlay, on: boolean): GroupOverlay[] {
  const others = overlays.filter((other) => other !== overlay);
  if (!on) return others;
  if (!isLive(state)) throw new OverlayNotPossible(groupNo, state, overlay);
  return overlays.includes(overlay) ? [...overlays] : [...others, overlay];
}

/** An ended group keeps the mark of an open case (follow-up goes on); everything else was about running it. */
export function overlaysAfter(state: GroupState, overlays: readonly GroupOverlay[]): GroupOverlay[] {
  return isLive(state) ? [...overlays] : overlays.filter((overlay) => overlay === 'CASE_OPEN');
}

/** A project's group ends with the project; the others end when their function is completed. */
export function isProjectKind(kind: GroupKind): boolean {
  return kind === 'PROJECT' || kind === 'PROJECT_LABOUR';
}

const AUDIT_MONTHS_BY_GRADE: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 6 };

/** Months between two member audits: what the grading table says, or the usual cycle of a grade set by hand. */
export function auditMonths(grade: number, fromTable?: unknown): number {
  return Number.isInteger(fromTable) ? Number(fromTable) : (AUDIT_MONTHS_BY_GRADE[grade] ?? 6);
}

/** Two administrators for a first-grade group: the owner must not be the only one (§4.2). */
export function lacksSecondAdministrator(grade: number, ownerId: string, adminIds: readonly string[]): boolean {
  return grade === 1 && adminIds.filter((id) => id !== ownerId).length === 0;
}

const LEADER_TITLES = /书记|部长|主任|局长|总经理|董事长/;
const EMOJI = /\p{Extended_Pictographic}/u;

/** D00: how a name should look (A8(3)a). Warnings only, never a refusal. */
export function namingWarnings(name: string): string[] {
  return [
    ...(/^[^-]+-[^-]+-.+群$/.test(name) ? [] : ['建议按“单位简称-项目或职能-工作群”命名']),
    ...(EMOJI.test(name) ? ['名称中不宜使用表情符号'] : []),
    ...(LEADER_TITLES.test(name) ? ['名称中不宜出现领导职务'] : []),
  ];
}
