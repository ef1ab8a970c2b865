import { Entity } from 'typeorm';
import type { TaskVerb, Variables } from '../../engine';
import { FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, KeyInstantColumn, TextColumn } from '../../platform/database';

export type UserTaskState = 'CREATED' | 'COMPLETED' | 'CANCELED';

/** Who may take a task: people by id, identities `ROLE:orgId`, and why somebody else than expected is asked. */
export interface TaskCandidates {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly notes: readonly string[];
}

/** 加签: somebody who is to sign before (BEFORE) the handler decides, or after (AFTER) and before the case goes on. */
export interface Signature {
  readonly id: string;
  readonly userId: string;
  readonly position: 'BEFORE' | 'AFTER';
  /** PLANNED: after the handler has decided; then PENDING until the signer answers */
  readonly state: 'PLANNED' | 'PENDING' | 'AGREED' | 'DISAGREED' | 'REMOVED';
  readonly askedBy: string;
  readonly reason: string;
}

/** What the handler has decided and what waits for those who sign after; sent back by one of them, what the form begins with. */
export interface HeldCompletion {
  readonly actorId: string;
  /** 代: for whom they decided */
  readonly principalId: string | null;
  readonly variables: Variables;
  readonly opinion?: string;
}

/** Work for a person. */
@Entity('user_task')
export class UserTask {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'process_definition_id' }) processDefinitionId: string;
  @TextColumn({ name: 'process_definition_key' }) processDefinitionKey: string;
  @TextColumn({ name: 'activity_instance_id' }) activityInstanceId: string;
  @TextColumn({ name: 'element_id' }) elementId: string;
  @TextColumn() name: string;
  @TextColumn() state: UserTaskState;
  @TextColumn({ name: 'business_key' }) businessKey: string;
  @TextColumn() title: string;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  @TextColumn({ name: 'group_name', nullable: true }) groupName: string | null;
  @TextColumn({ name: 'unit_id', nullable: true }) unitId: string | null;
  /** what it is found by: title, name, business key and group name, folded */
  @TextColumn({ name: 'search_words' }) searchWords: string;
  @TextColumn({ name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @JsonColumn() candidates: TaskCandidates;
  /** people who must not do it: they acted where this task verifies, or are recused */
  @JsonColumn({ name: 'excluded_users' }) excludedUsers: readonly string[];
  @TextColumn({ name: 'form_key', nullable: true }) formKey: string | null;
  @TextColumn({ nullable: true }) clause: string | null;
  @IntColumn() priority: number;
  @IntColumn({ nullable: true }) iteration: number | null;
  /** whose act brought it here, or passed it on for good */
  @TextColumn({ name: 'sender_id', nullable: true }) senderId: string | null;
  /** 督办: the task it is about */
  @TextColumn({ name: 'related_task_id', nullable: true }) relatedTaskId: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @InstantColumn({ name: 'due_at', nullable: true }) dueAt: Date | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'completed_at', nullable: true }) completedAt: Date | null;
  @TextColumn({ name: 'completed_by', nullable: true }) completedBy: string | null;
  /** 代: for whom a stand-in completed it */
  @TextColumn({ name: 'completed_for', nullable: true }) completedFor: string | null;
  /** what was decided: the value of the form's choice */
  @TextColumn({ nullable: true }) outcome: string | null;
  /** 委派: whose it is while somebody else helps; it comes back to them */
  @TextColumn({ name: 'owner_id', nullable: true }) ownerId: string | null;
  /** what the diagram allows here (`gov:verbs`); null: the usual */
  @JsonColumn({ nullable: true }) verbs: readonly TaskVerb[] | null;
  /** elements it may be returned to (`gov:returnTo`); null: every earlier step, where returning is allowed */
  @JsonColumn({ name: 'return_to', nullable: true }) returnTo: readonly string[] | null;
  /** the task whose completion led here directly */
  @TextColumn({ name: 'previous_task_id', nullable: true }) previousTaskId: string | null;
  /** nothing but tasks for people came of its completion: it can be taken back */
  @FlagColumn() recallable: boolean;
  /** 退回: the task from which it came back */
  @TextColumn({ name: 'returned_from_id', nullable: true }) returnedFromId: string | null;
  /** which signers it waits for; nothing: its assignee */
  @TextColumn({ nullable: true }) signing: Signature['position'] | null;
  @JsonColumn({ nullable: true }) signatures: readonly Signature[] | null;
  @JsonColumn({ name: 'held_completion', nullable: true }) heldCompletion: HeldCompletion | null;
  @IntColumn({ name: 'urge_count' }) urgeCount: number;
  @InstantColumn({ name: 'last_urged_at', nullable: true }) lastUrgedAt: Date | null;
}

/** Through whose hands a task went (已办): one row per person and task, at their last act on it. */
@Entity('handled')
export class HandledTask {
  @IdColumn({ name: 'user_id' }) userId: string;
  @IdColumn({ name: 'task_id' }) taskId: string;
  @InstantColumn() at: Date;
}

/** 抄送: somebody who shall know of a task and has nothing to do. */
@Entity('task_cc')
export class TaskCopy {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'user_id' }) userId: string;
  @TextColumn({ name: 'task_id' }) taskId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'sent_by' }) sentBy: string;
  @TextColumn({ nullable: true }) note: string | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'read_at', nullable: true }) readAt: Date | null;
}

/**
 * One row per open task and identity that may act; what the lists read (performance study: the schema that won). Whatever
 * a list sorts or filters by stands in the row, so that a page is a range of an index.
 */
@Entity('inbox')
export class InboxEntry {
  /** `a:<user>` assigned, `u:<user>` candidate person, `g:<ROLE:orgId>` candidate group */
  @IdColumn() owner: string;
  /** due instant in milliseconds; tasks without one come last */
  @KeyInstantColumn() due: number;
  @IdColumn({ name: 'task_id' }) taskId: string;
  @TextColumn() process: string;
  @TextColumn({ name: 'unit_id', nullable: true }) unitId: string | null;
  @TextColumn({ name: 'group_no', nullable: true }) groupNo: string | null;
  /** the priority with its sign turned: the most urgent first, as the due date does */
  @IntColumn() precedence: number;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
