import { TaskCursorInvalid } from './task-list.errors';

/** 待办, 待认领, 已办, 抄送我. */
export const TASK_LISTS = ['todo', 'claimable', 'done', 'cc'] as const;
export type TaskListName = (typeof TASK_LISTS)[number];
/** The lists of work that is still to be done. */
export type OpenTaskList = 'todo' | 'claimable';

/** By due date, by priority, or the latest first. Only open work is sorted; 已办 and 抄送我 have the latest first. */
export const TASK_SORTS = ['due', 'priority', 'arrival'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** 逾期, 今日到期, 3 个工作日内. */
export const DUE_SEGMENTS = ['overdue', 'today', 'soon'] as const;
export type DueSegment = (typeof DUE_SEGMENTS)[number];

/** What somebody may have done on a task that they have not completed, as the record says it. */
export const PAST_ACTS = ['TRANSFERRED', 'DELEGATED', 'RESOLVED', 'SIGNERS_ADDED', 'SIGNING', 'SIGNED', 'RETURNED'] as const;
export type PastAct = (typeof PAST_ACTS)[number];

/** What narrows a list. */
export interface TaskCriteria {
  readonly processDefinitionKey?: string;
  readonly groupNo?: string;
  readonly unitId?: string;
  readonly overdue?: boolean;
  readonly due?: DueSegment;
  readonly dueBefore?: Date;
  readonly text?: string;
}

/** An order in which a list is walked through: columns that together tell every row apart, all in one direction. */
export interface Order {
  /** first letter of its cursors: one of another order is refused */
  readonly letter: string;
  readonly columns: readonly string[];
  readonly descending?: boolean;
}

export const ORDERS: Readonly<Record<TaskSort | 'found' | 'handled' | 'copied', Order>> = {
  due: { letter: 'd', columns: ['due', 'task_id'] },
  priority: { letter: 'p', columns: ['precedence', 'due', 'task_id'] },
  arrival: { letter: 'a', columns: ['created_at', 'task_id'], descending: true },
  found: { letter: 'f', columns: ['id'] },
  handled: { letter: 'h', columns: ['at', 'task_id'], descending: true },
  copied: { letter: 'c', columns: ['created_at', 'id'], descending: true },
};

type CursorValue = number | string;

/** Where a page ended: the values of its last row in the columns of its order. */
export function writeCursor(order: Order, row: Readonly<Record<string, unknown>>): string {
  return Buffer.from([order.letter, ...order.columns.map((column) => String(row[column]))].join('~')).toString('base64url');
}

/** Throws when it was not written by `writeCursor` for this order. */
export function readCursor(order: Order, cursor: string): CursorValue[] {
  const [letter, ...values] = Buffer.from(cursor, 'base64url').toString('utf8').split('~');
  if (letter !== order.letter || values.length !== order.columns.length) throw new TaskCursorInvalid();
  return values.map((value, at) => {
    if (at > 0 && at === values.length - 1) {
      if (!/^[0-9a-f-]{36}$/.test(value)) throw new TaskCursorInvalid();
      return value;
    }
    // as long as their columns take on PostgreSQL
    if (!(order.columns[at] === 'precedence' ? /^-?\d{1,9}$/ : /^-?\d{1,16}$/).test(value)) throw new TaskCursorInvalid();
    return Number(value);
  });
}
