import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntColumn, JsonColumn, KeyInstantColumn, TextColumn } from '../../platform/database';

export type UserTaskState = 'CREATED' | 'COMPLETED' | 'CANCELED';

/** Who may take a task: people by id, identities `ROLE:orgId`, and why somebody else than expected is asked. */
export interface TaskCandidates {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly notes: readonly string[];
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
  @TextColumn({ name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @JsonColumn() candidates: TaskCandidates;
  /** people who must not do it: they acted where this task verifies, or are recused */
  @JsonColumn({ name: 'excluded_users' }) excludedUsers: readonly string[];
  @TextColumn({ name: 'form_key', nullable: true }) formKey: string | null;
  @TextColumn({ nullable: true }) clause: string | null;
  @IntColumn() priority: number;
  @IntColumn({ nullable: true }) iteration: number | null;
  /** whose act brought it here */
  @TextColumn({ name: 'sender_id', nullable: true }) senderId: string | null;
  /** 督办: the task it is about */
  @TextColumn({ name: 'related_task_id', nullable: true }) relatedTaskId: string | null;
  @TextColumn({ name: 'deadline_id', nullable: true }) deadlineId: string | null;
  @InstantColumn({ name: 'due_at', nullable: true }) dueAt: Date | null;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
  @InstantColumn({ name: 'completed_at', nullable: true }) completedAt: Date | null;
  @TextColumn({ name: 'completed_by', nullable: true }) completedBy: string | null;
}

/** One row per open task and identity that may act; what the lists read (performance study: the schema that won). */
@Entity('inbox')
export class InboxEntry {
  /** `a:<user>` assigned, `u:<user>` candidate person, `g:<ROLE:orgId>` candidate group */
  @IdColumn() owner: string;
  /** due instant in milliseconds; tasks without one come last */
  @KeyInstantColumn() due: number;
  @IdColumn({ name: 'task_id' }) taskId: string;
}
