import type { UserSummary } from '../../platform/identity';
import type { ProcessInstanceState } from '../process-instance';
import { writeCursor, type Order, type PastAct, type TaskCriteria } from './task-list.policy';
import type { TaskCopy, UserTask } from './user-task.entity';

export interface TaskListRequest extends TaskCriteria {
  readonly limit: number;
  readonly after?: string;
}

/** A line of a list. */
export interface ListedTask {
  readonly task: UserTask;
  /** 已办: the person's last act on it */
  readonly handledAt?: Date;
  readonly handledAs?: PastAct;
  /** 已办: where the case is by now */
  readonly caseState?: ProcessInstanceState;
  /** 抄送我: who told, when, and whether it has been read */
  readonly copy?: TaskCopy;
  /** 代: in whose list it is, when it is not the person's own */
  readonly principal?: UserSummary;
}

export interface TaskPage {
  readonly items: readonly ListedTask[];
  readonly nextCursor?: string;
}

/** The first `limit` of the rows as lines, without those of which there is nothing to show; the cursor goes on behind the last row. */
export function pageOf<Row extends object>(rows: readonly Row[], limit: number, order: Order, lineOf: (row: Row) => ListedTask | undefined): TaskPage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(lineOf).filter((line) => line !== undefined),
    nextCursor: rows.length > limit && last ? writeCursor(order, last as Record<string, unknown>) : undefined,
  };
}
