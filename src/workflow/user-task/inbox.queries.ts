import { Injectable } from '@nestjs/common';
import { anywhere, markOf, readSearch } from '../../common';
import { UnitOfWork } from '../../platform/database';
import type { DueRange } from './due-segment.policy';
import { NO_DUE } from './inbox.repository';
import { ORDERS, readCursor, type Order, type TaskCriteria, type TaskSort } from './task-list.policy';

/** An owner in whose rows somebody looks, in all of them or in those of one process. */
export interface Reach {
  readonly owner: string;
  readonly process?: string;
}

/** A walk through the open work within reach. */
export interface InboxWalk {
  readonly reach: readonly Reach[];
  readonly criteria: Pick<TaskCriteria, 'processDefinitionKey' | 'groupNo' | 'unitId' | 'text'>;
  readonly due: DueRange;
  /** tasks left out, whoever has them */
  readonly without?: readonly string[];
}

/** The values of a row in the columns of the order it was found in. */
export type InboxRow = Readonly<Record<string, string | number>> & { readonly task_id: string };

/** A statement, or a part of one, with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Pages of open work by ranges of an index: the first rows of every owner, merged. A task's place among its owner's rows is
 * never behind its place among all of them, so the merged page is exact. The same statement on both stores; a search asks
 * the one or the other index.
 */
@Injectable()
export class InboxQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(walk: InboxWalk, sort: TaskSort, limit: number, after?: string): Promise<{ rows: InboxRow[]; order: Order }> {
    const order = walk.criteria.text !== undefined && sort === 'due' ? ORDERS.found : ORDERS[sort];
    const statement = this.pageStatement(walk, order, limit, after === undefined ? undefined : readCursor(order, after));
    if (!statement) return { rows: [], order };
    return { rows: await this.unitOfWork.query<InboxRow>(statement.sql, statement.values), order };
  }

  /** How many there are, counted up to `cap`. */
  async count(walk: InboxWalk, cap: number): Promise<number> {
    const all = walk.criteria.text === undefined ? merged(branchesOf(walk, (from) => first(inboxRows(from, ['task_id']), cap)), ['task_id']) : this.found(walk, ['task_id']);
    if (!all) return 0;
    const { sql, values } = first(all, cap);
    const rows = await this.unitOfWork.query<{ n: string | number }>(`SELECT COUNT(*) AS n FROM (${sql}) AS capped`, values);
    return Number(rows[0]?.n ?? 0);
  }

  /** What `page` asks the database; nothing when there is nothing to ask. */
  pageStatement(walk: InboxWalk, order: Order, limit: number, after?: readonly unknown[]): Statement | undefined {
    const columns = [...new Set([...order.columns, 'task_id'])];
    const all =
      walk.criteria.text === undefined
        ? merged(branchesOf(walk, (from) => first(sorted(inboxRows(from, columns, after && beyond(order, after)), order), limit)), columns)
        : this.found(walk, columns, after && ((names) => beyond(order, after, names)));
    return all && first(sorted(all, order), limit);
  }

  /**
   * Those in the lists of the owners whose text holds every word: the index finds them, the text is the proof. Which owner it
   * was the index does not tell: where one of them is limited to a process, the rows are asked.
   */
  private found(walk: InboxWalk, columns: readonly string[], further?: (names: Names) => Statement): Statement | undefined {
    const question = readSearch(walk.criteria.text!);
    if (!question || walk.reach.length === 0) return undefined;
    const { from, values, id } = this.index(question.grams, [...new Set(walk.reach.map(({ owner }) => markOf(owner)))]);
    const names = { ...FOUND, id };
    const conditions = [...narrowed(walk, { process: 't.process_definition_key', unit: 't.unit_id', group: 't.group_no', due: FOUND.due, task: FOUND.task_id }), ...withinReach(walk.reach)];
    for (const word of question.words) conditions.push({ sql: String.raw`s.words LIKE ? ESCAPE '\'`, values: [anywhere(word)] });
    if (further) conditions.push(further(names));
    return {
      sql: `SELECT ${columns.map((column) => `${nameOf(column, names)} AS ${column}`).join(', ')} FROM ${from}${conditions.map(({ sql }) => ` AND ${sql}`).join('')}`,
      values: [...values, ...conditions.flatMap((condition) => condition.values)],
    };
  }

  /** Rows that hold all grams and the mark of any owner. */
  private index(grams: readonly string[], marks: readonly string[]): { from: string; values: unknown[]; id: string } {
    if (this.unitOfWork.isPostgres) {
      const tokens = `string_to_array(s.tokens, ' ')`;
      return {
        from: `task_search s JOIN user_task t ON t.id = s.task_id WHERE ${tokens} @> CAST(? AS text[]) AND ${tokens} && CAST(? AS text[])`,
        values: [grams, marks],
        id: 's.id',
      };
    }
    return {
      from: 'task_search_index JOIN task_search s ON s.id = task_search_index.rowid JOIN user_task t ON t.id = s.task_id WHERE task_search_index MATCH ?',
      values: [`${grams.map(quoted).join(' AND ')} AND (${marks.map(quoted).join(' OR ')})`],
      // FTS5 yields its rows in this order and stops when there are enough
      id: 'task_search_index.rowid',
    };
  }
}

type Narrowing = Pick<InboxWalk, 'criteria' | 'due' | 'without'>;
type Branch = Narrowing & Pick<Reach, 'owner'>;

/** What a column of an order is called where it is not called so. */
type Names = Readonly<Record<string, string>>;

const nameOf = (column: string, names: Names): string => names[column] ?? column;

/** The columns of an order in the rows a search finds. */
const FOUND = {
  task_id: 's.task_id',
  due: `COALESCE(t.due_at, ${NO_DUE})`,
  precedence: '-t.priority',
  created_at: 't.created_at',
};

/** One walk for each owner within reach; none where the process asked for is beyond it. */
function branchesOf({ reach, criteria, ...walk }: InboxWalk, branchOf: (from: Branch) => Statement): Statement[] {
  return reach.flatMap(({ owner, process }) => {
    const asked = criteria.processDefinitionKey;
    if (process !== undefined && asked !== undefined && process !== asked) return [];
    return branchOf({ ...walk, owner, criteria: { ...criteria, processDefinitionKey: process ?? asked } });
  });
}

function inboxRows(walk: Branch, columns: readonly string[], further?: Statement): Statement {
  const conditions = [{ sql: 'owner = ?', values: [walk.owner] as unknown[] }, ...narrowed(walk, { process: 'process', unit: 'unit_id', group: 'group_no', due: 'due', task: 'task_id' }), ...(further ? [further] : [])];
  return { sql: `SELECT ${columns.join(', ')} FROM inbox WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`, values: conditions.flatMap(({ values }) => values) };
}

function narrowed({ criteria, due, without = [] }: Narrowing, names: { process: string; unit: string; group: string; due: string; task: string }): Statement[] {
  const conditions: [string, unknown][] = [
    [`${names.process} = ?`, criteria.processDefinitionKey],
    [`${names.unit} = ?`, criteria.unitId],
    [`${names.group} = ?`, criteria.groupNo],
    [`${names.due} >= ?`, due.from],
    [`${names.due} <= ?`, due.to],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined).map(([sql, value]) => ({ sql, values: [value] }));
  return without.length === 0 ? asked : [...asked, { sql: `${names.task} NOT IN (${without.map(() => '?').join(', ')})`, values: without }];
}

/** In the search: nothing when every owner is within reach in all of their rows. */
function withinReach(reach: readonly Reach[]): Statement[] {
  if (reach.every(({ process }) => process === undefined)) return [];
  const each = reach.map(({ process }) => (process === undefined ? 'i.owner = ?' : 'i.owner = ? AND i.process = ?')).join(' OR ');
  return [{ sql: `EXISTS (SELECT 1 FROM inbox i WHERE i.task_id = s.task_id AND (${each}))`, values: reach.flatMap(({ owner, process }) => (process === undefined ? [owner] : [owner, process])) }];
}

/** Rows behind a place in an order. */
export function beyond({ columns, descending }: Order, values: readonly unknown[], names: Names = {}): Statement {
  const left = columns.map((column) => nameOf(column, names)).join(', ');
  return { sql: `(${left}) ${descending ? '<' : '>'} (${columns.map(() => '?').join(', ')})`, values };
}

export function sorted({ sql, values }: Statement, { columns, descending }: Order, names: Names = {}): Statement {
  return { sql: `${sql} ORDER BY ${columns.map((column) => `${nameOf(column, names)}${descending ? ' DESC' : ''}`).join(', ')}`, values };
}

function first({ sql, values }: Statement, limit: number): Statement {
  return { sql: `${sql} LIMIT ${limit}`, values };
}

/** One row per task, however many of the owners have it. */
function merged(branches: readonly Statement[], columns: readonly string[]): Statement | undefined {
  if (branches.length === 0) return undefined;
  if (branches.length === 1) return { sql: `SELECT ${columns.join(', ')} FROM (${branches[0]!.sql}) AS only_one`, values: branches[0]!.values };
  const union = branches.map(({ sql }, at) => `SELECT * FROM (${sql}) AS owner_${at}`).join(' UNION ALL ');
  return { sql: `SELECT DISTINCT ${columns.join(', ')} FROM (${union}) AS everybodys`, values: branches.flatMap(({ values }) => values) };
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
