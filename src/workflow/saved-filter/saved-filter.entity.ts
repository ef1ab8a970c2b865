import { Entity } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { TaskCriteria, TaskListName, TaskSort } from '../user-task';

/** What is kept of a filter; due dates only as segments, for an instant would soon be past. */
export type SavedCriteria = Pick<TaskCriteria, 'processDefinitionKey' | 'groupNo' | 'unitId' | 'due' | 'text'>;

/** 常用筛选: a list with its filters under a name, one person's or shared with their organization. */
@Entity('saved_filter')
export class SavedFilter {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'owner_id' }) ownerId: string;
  @TextColumn() name: string;
  @TextColumn() list: TaskListName;
  @JsonColumn() criteria: SavedCriteria;
  @TextColumn({ nullable: true }) sort: TaskSort | null;
  @FlagColumn() shared: boolean;
  @InstantColumn({ name: 'created_at' }) createdAt: Date;
}
