import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../../platform/http';
import { DUE_SEGMENTS, TASK_LISTS, TASK_SORTS, type DueSegment, type TaskListName, type TaskSort } from './task-list.policy';
import { TaskPersonResponse, UserTaskResponse } from './user-task.dto';

/** no control characters: PostgreSQL takes them in no text */
const KEY = /^\P{Cc}+$/u;

/** What narrows a list of tasks; a saved filter keeps the same. */
export class TaskCriteriaRequest {
  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(KEY)
  processDefinitionKey?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(KEY)
  groupNo?: string;

  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(KEY)
  unitId?: string;

  /** 逾期, 今日到期, 3 个工作日内 */
  @IsOptional()
  @IsIn(DUE_SEGMENTS)
  due?: DueSegment;

  /** words of title, step, number or group name; all of them must be there */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class ListUserTasksRequest extends TaskCriteriaRequest {
  @IsIn(TASK_LISTS)
  list: TaskListName;

  /** open work only; 已办 and 抄送我 have the latest first */
  @IsOptional()
  @IsIn(TASK_SORTS)
  sort?: TaskSort;

  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  overdue?: boolean;

  @IsOptional()
  @IsInstant()
  dueBefore?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(120)
  after?: string;
}

export class TaskCopyResponse {
  id: string;
  sentBy: TaskPersonResponse;
  note?: string;
  createdAt: string;
  readAt?: string;
}

export class ListedUserTaskResponse extends UserTaskResponse {
  /** 已办: the caller's last act on it */
  handledAt?: string;
  /** 已办: what the caller did last on a task they have not completed */
  handledAs?: 'TRANSFERRED' | 'DELEGATED' | 'RESOLVED' | 'SIGNERS_ADDED' | 'SIGNING' | 'SIGNED' | 'RETURNED';
  /** 已办: where the case is by now */
  caseState?: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  /** 代: for whom the caller would do it; it is in that person's list */
  onBehalfOf?: TaskPersonResponse;
  /** 抄送我 */
  copy?: TaskCopyResponse;
}

/** How many are in each of the quick segments, capped at 100. */
export class DueSegmentsResponse {
  all: number;
  overdue: number;
  today: number;
  soon: number;
}

export class UserTaskListResponse {
  items: ListedUserTaskResponse[];
  nextCursor?: string;
  /** on the first page of open work: the list by due date, whatever segment is shown */
  segments?: DueSegmentsResponse;
}

/** Each capped at 100. */
export class UserTaskCountsResponse {
  todo: number;
  claimable: number;
  overdue: number;
  done: number;
  started: number;
  /** not read yet */
  cc: number;
}
