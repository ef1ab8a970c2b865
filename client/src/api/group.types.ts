import type { DayText, DeadlineSummary, Instant, PersonRef, ProcessInstance, SkippedDay, CountedDay } from './types';

export type GroupState =
  | 'UNREGISTERED' | 'SUBMITTED' | 'RETURNED' | 'WITHDRAWN' | 'REJECTED' | 'UNDER_REVIEW' | 'FILED' | 'APPROVED' | 'LAPSED'
  | 'ACTIVE' | 'DISSOLVING' | 'FORCED_DISSOLVING' | 'DISSOLVED_UNVERIFIED' | 'DISSOLVED' | 'LOST_CONTROL' | 'ARCHIVED';
export type GroupOverlay =
  | 'RECTIFYING' | 'SUSPENDED' | 'RECLASSIFY_PENDING' | 'ADMISSION_FROZEN' | 'CASE_OPEN' | 'HOLD' | 'OVERDUE' | 'OVER_CAP';
export type GroupKind = 'INTERNAL' | 'PROJECT' | 'PROJECT_LABOUR' | 'OVERSEAS' | 'PUBLIC' | 'MIXED' | 'EXTERNAL_PARTNER';

/** A line of the register. */
export interface Group {
  groupNo: string; demoRef?: string | null; name: string; platform: string; kind: GroupKind; audience: string;
  state: GroupState; overlays: GroupOverlay[]; grade?: number | null; unit: PersonRef; owner?: PersonRef | null;
  firstResponsible?: PersonRef | null; admins: PersonRef[]; memberCount: number; memberCap: number; route?: string | null;
  filingNo?: string | null; approvalNo?: string | null; plannedEndDate?: DayText | null; actualEndDate?: DayText | null;
  worstDeadline?: DeadlineSummary | null; createdAt: Instant;
}
/** A member as the register shows one; ordinary members' names are masked by the server. */
export interface Member {
  id: string; displayName: string; nickname: string; category: string; role: 'OWNER' | 'ADMIN' | 'MEMBER'; status: string;
  joinedAt?: Instant | null; leftAt?: Instant | null;
  verification?: { method: string; level: string; verifiedBy?: string | null; verifiedAt: Instant } | null;
}
export interface GroupClock extends DeadlineSummary { processInstanceId: string; stepName: string }
export interface GroupCase {
  caseNo: string; state: string; class?: string | null; severity?: string | null; title: string; processInstanceId?: string | null;
}
export interface GroupHistoryItem {
  at: Instant; event: string; from?: GroupState | null; to?: GroupState | null; actor: PersonRef; note?: string | null;
  processInstanceId?: string | null;
}
export interface GroupForecast {
  label: string; startDate: DayText; dueDate: DayText; provisional: boolean; counted: CountedDay[]; skipped: SkippedDay[];
  clause?: string | null; source: 'REGULATION' | 'OURS';
}
/** The group's own page. */
export interface GroupDetail extends Group {
  underUnitName: boolean; purpose: string; functionText?: string | null; designatedPerson?: PersonRef | null; projectName?: string | null;
  memberCategories: string[]; expectedMembers: number; capReason?: string | null; activity: string; gradeBasis?: string | null;
  auditMonths?: number | null; approvalConditions?: string | null; existingSince?: DayText | null; platformGroupIdMasked?: string | null;
  createdOnPlatformDate?: DayText | null; joinConfirm?: string | null; joinConfirmNote?: string | null; landedAt?: Instant | null;
  lastAuditAt?: Instant | null; roster: Member[]; rosterByCategory: Record<string, number>; clocks: GroupClock[]; cases: GroupCase[];
  history: GroupHistoryItem[]; instances: ProcessInstance[]; forecast?: GroupForecast | null;
}
