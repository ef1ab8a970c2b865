import type { QueryOf, Schema } from './contract';

/*
 * The shapes of the HTTP contract under the names the screens use; what they hold is said by the server (schema.d.ts).
 * Instants are ISO UTC strings, calendar days `YYYY-MM-DD` of Asia/Shanghai.
 */
export type Instant = string;
export type DayText = string;

export type PersonRef = Schema<'TaskPersonResponse'>;
export type Me = Schema<'MeDto'>;
export type Section = Me['sections'][number];
export type RoleHolding = Schema<'RoleLabelDto'>;
export type DemoUser = Schema<'DemoUserDto'>;

export type ClockState = Schema<'ClockResponse'>;
export type ClockAdvance = Schema<'ClockMovedResponse'>;

export type DeadlineSummary = Schema<'DeadlineSummary'>;
export type DeadlineStatus = DeadlineSummary['status'];
export type DeadlineDetail = Schema<'DeadlineDetail'>;
export type CountedDay = Schema<'CountedDayDto'>;
export type SkippedDay = Schema<'SkippedDayDto'>;

export type ProcessDefinition = Schema<'ProcessDefinitionResponse'>;
export type StartableProcess = ProcessDefinition;

export type ProcessInstance = Schema<'ProcessInstanceResponse'>;
export type InstanceState = ProcessInstance['state'];
export type CurrentStep = Schema<'CurrentStepResponse'>;
export type StartedInstance = Schema<'StartedProcessInstanceResponse'>;
export type HistoryItem = Schema<'HistoryEntryResponse'>;
export type InstanceDiagram = Schema<'DiagramResponse'>;
export type Controls = Schema<'ControlsResponse'>;
export type Modification = Schema<'ModificationRequest'>;
export type TokenMove = Schema<'TokenMoveRequest'>;
export type ModificationAnswer = Schema<'ModificationResponse'>;
export type ForecastStep = Schema<'ForecastStep'>;
export type DecisionReason = Schema<'DecisionView'>;

export type TaskList = QueryOf<'/api/user-tasks'>['list'];
export type TaskSort = NonNullable<QueryOf<'/api/user-tasks'>['sort']>;
export type DueSegment = NonNullable<QueryOf<'/api/user-tasks'>['due']>;
export type UserTask = Schema<'ListedUserTaskResponse'>;
export type TaskPage = Schema<'UserTaskListResponse'>;
export type LiveUpdate = Schema<'LiveUpdateResponse'>;
export type SavedFilter = Schema<'SavedFilterResponse'>;
export type SavedFilterDraft = Schema<'SavedFilterRequest'>;
export type TaskCounts = Schema<'UserTaskCountsResponse'>;
export type TaskAct = keyof Schema<'UserTaskRightsResponse'>;
export type ActRight = Schema<'RightResponse'>;
export type UserTaskDetail = Schema<'UserTaskDetailResponse'>;

export type Option = Schema<'FormOption'> & { hint?: string; disabled?: boolean };
export type Form = Schema<'FormResponse'>;
export type FormSchema = Schema<'FormSchema'>;
export type FormComponent = Schema<'FormComponent'>;
export type FormComponentType = FormComponent['type'];
export type FormValidation = Schema<'FormValidation'>;

/** A file kept with a task or a run; what an upload answers is one, too. */
export type Evidence = Schema<'MaterialView'>;

export type Notification = Schema<'NotificationDto'>;
export type NotificationKind = Notification['kind'];
export type NotificationPreference = Schema<'NotificationPreferenceResponse'>;
export type NotificationPreferenceRequest = Schema<'NotificationPreferenceRequest'>;
export type NotificationChannel = NotificationPreference['channels'][number];
export type ChannelName = NotificationChannel['channel'];
