/**
 * The shapes of the HTTP contract, in one place.
 * Instants are ISO UTC strings, calendar days `YYYY-MM-DD` of Asia/Shanghai.
 */
export type Instant = string;
export type DayText = string;

export interface Page<T> { items: T[]; nextCursor?: string | null; total?: number }
export interface PersonRef { id: string; name: string; title?: string }

export type Section = 'work' | 'start' | 'register' | 'supervision' | 'modeler';
export interface RoleHolding { role: string; orgId: string; orgName: string; title: string }
export interface Me {
  userId: string; username: string; name: string; tenantId: string; tenantName: string; packId: string;
  title: string; roles: RoleHolding[]; sections: Section[]; permissions: string[]; demo: boolean;
}
export interface DemoUser { username: string; name: string; title: string; tenantName: string; roles: string[] }

export interface ClockState { mode: 'system' | 'manual' | 'demo'; now: Instant; nextDueAt?: Instant | null }
export interface ClockAdvance { now: Instant; fired: number }

export type DeadlineStatus = 'OPEN' | 'MET' | 'MISSED' | 'SUSPENDED' | 'CANCELLED';
export interface DeadlineSummary {
  id: string; code: string; title: string; source: 'REGULATION' | 'OURS'; clause?: string | null;
  unit: string; amount: number; startAt: Instant; dueAt: Instant; dueDate: DayText; provisional: boolean;
  status: DeadlineStatus; workdaysLeft?: number | null; workdaysLate?: number | null; hoursLeft?: number | null;
  night?: boolean; weekday: number; lieuWorkday: boolean;
}
export interface CountedDay { date: DayText; weekday: number; n: number; lieu?: boolean; name?: string | null }
export interface SkippedDay { date: DayText; weekday: number; reason: string }
export interface DeadlineDetail extends DeadlineSummary {
  counted: CountedDay[]; skipped: SkippedDay[]; calendarVersion?: string | null;
  history: { at: Instant; oldDueAt?: Instant | null; newDueAt?: Instant | null; reason: string; note?: string | null }[];
  late: { date: DayText; n: number }[];
  jobs: { kind: string; offset?: string | null; dueAt: Instant; firedAt?: Instant | null }[];
}

export interface ProcessDefinition {
  id: string; key: string; version: number; name: string; description?: string; category?: string;
  deployedAt: Instant; deployedBy?: PersonRef | string; startable: boolean;
}
export interface StartableProcess { id: string; key: string; name: string; description?: string; category?: string; icon?: string }

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
export interface CurrentStep { taskId?: string; elementId: string; name: string; assignee?: PersonRef | string | null; candidates?: string[] }
export interface ProcessInstance {
  id: string; processDefinitionKey: string; processDefinitionId: string; processName: string; version: number;
  businessKey: string; title: string; state: InstanceState; groupNo?: string | null; groupName?: string | null;
  startedBy?: PersonRef | null; startedAt: Instant; endedAt?: Instant | null; currentSteps: CurrentStep[];
  deadline?: DeadlineSummary | null; canWithdraw: boolean; parentId?: string | null; outcome?: string | null;
}
export interface StartedInstance { id: string; businessKey: string; title: string }
export interface HistoryItem {
  id?: string; at: Instant; kind: string; elementId?: string | null; elementName?: string | null; actor?: PersonRef | null;
  onBehalf?: PersonRef | null; opinion?: string | null; clause?: string | null;
  /** What else is known of it, by kind: `toName` of an assignment, `text` of what we add ourselves. */
  detail?: Record<string, unknown> | null; attachments?: Evidence[];
}
export interface InstanceDiagram {
  xml: string; taken: string[]; completed: string[]; current: { elementId: string; overdue: boolean }[];
  clauses: Record<string, string>; clauseTexts?: Record<string, string>; deadlines: Record<string, DeadlineSummary>;
}
export interface DecisionReason {
  decisionRef: string; title: string; at: Instant; rule: number; ruleText?: string | null; rules?: { number: number; text: string }[]; clause?: string | null;
  source?: string | null; inputs?: unknown; outputs?: unknown;
}

export type TaskList = 'todo' | 'claimable' | 'done';
export interface UserTask {
  id: string; elementId: string; name: string; processInstanceId: string; processDefinitionKey: string;
  processName: string; businessKey: string; title: string; groupNo?: string | null; groupName?: string | null;
  state: 'CREATED' | 'COMPLETED' | 'CANCELED'; assignee?: PersonRef | null; candidates?: string[];
  createdAt: Instant; completedAt?: Instant | null; sender?: PersonRef | null; clause?: string | null;
  deadline?: DeadlineSummary | null; priority?: number; overdue: boolean;
}
export interface TaskCounts { todo: number; claimable: number; done: number; started: number; overdue: number }
export type TaskAct = 'claim' | 'unclaim' | 'complete' | 'comment' | 'reassign';
export interface ActRight { allowed: boolean; reason?: string | null }
export interface UserTaskDetail extends UserTask {
  form?: Form | null; variables: Record<string, unknown>; rights: Record<TaskAct, ActRight>;
  evidence: Evidence[]; next?: string | null; reasons: DecisionReason[]; relatedTaskId?: string | null;
  /** Who was asked instead of whom, and why. */
  notes?: string[]; documentation?: string | null;
}

export interface Option { value: string; label: string; hint?: string | null; disabled?: boolean }
export interface Form { id: string; key: string; schema: FormSchema; data: Record<string, unknown>; options?: Record<string, Option[]> }
export interface FormSchema { id?: string; type?: string; components: FormComponent[]; properties?: Record<string, string> }
export type FormComponentType =
  | 'textfield' | 'textarea' | 'number' | 'checkbox' | 'radio' | 'select' | 'checklist' | 'datetime'
  | 'filepicker' | 'text' | 'dynamiclist' | 'group' | 'separator';
export interface FormValidation {
  required?: boolean; minLength?: number; maxLength?: number; min?: number; max?: number; pattern?: string;
  minFiles?: number; maxFiles?: number;
}
export interface FormComponent {
  type: FormComponentType; id?: string; key?: string; path?: string; label?: string; text?: string; description?: string;
  validate?: FormValidation; values?: Option[]; valuesKey?: string; subtype?: 'date' | 'datetime' | 'time';
  conditional?: { hide?: string }; defaultValue?: unknown; readonly?: boolean; disabled?: boolean;
  properties?: Record<string, string>; components?: FormComponent[]; multiple?: boolean; layout?: { columns?: number | null };
  decimalDigits?: number;
}

export interface Evidence {
  id: string; fileName: string; mime: string; size: number; sha256: string; capturedAt?: Instant | null;
  uploadedBy?: PersonRef | null; uploadedAt: Instant; thumbnailUrl?: string | null;
}

export type NotificationKind = 'REMINDER' | 'ESCALATION' | 'TASK' | 'RESULT' | 'INFO';
export interface Notification {
  id: string; at: Instant; kind: NotificationKind; title: string; body?: string | null; taskId?: string | null;
  processInstanceId?: string | null; deadlineId?: string | null; readAt?: Instant | null;
}
