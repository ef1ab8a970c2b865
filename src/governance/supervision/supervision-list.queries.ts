import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { signersOf, type Signature } from '../../workflow/user-task';
import { unitFilter, type Instants } from './supervision-counter.queries';
import { GROUP_PROCESSES, type SupervisionScope } from './supervision.policy';

/** A run with the deadline that puts it into the window. */
export interface LateRun {
  readonly deadlineId: string;
  readonly dueAt: number;
  readonly taskId: string | null;
  readonly processInstanceId: string;
  readonly processDefinitionKey: string;
  readonly processName: string;
  readonly title: string;
  readonly groupNo: string | null;
  readonly groupName: string | null;
  readonly demoRef: string | null;
  readonly unitId: string | null;
}

/** The open task of a run that matters here. */
export interface OpenTask {
  readonly id: string;
  readonly processInstanceId: string;
  readonly name: string;
  readonly assigneeId: string | null;
  /** 加签: while anybody is asked to sign, it is their turn */
  readonly signerIds: readonly string[];
  /** 催办 so far */
  readonly urgeCount: number;
  readonly candidates: { readonly users: readonly string[]; readonly groups: readonly string[] };
}

export interface LateRunFilter {
  readonly window: 'overdue' | 'today' | 'soon' | 'hour';
  readonly processDefinitionKey?: string;
  readonly unitId?: string;
  readonly limit: number;
  /** `due:deadlineId` of the last row */
  readonly after?: string;
}

/** The lists behind the counters: runs, the most pressing first, by keyset (due instant, deadline). */
@Injectable()
export class SupervisionLists {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * One row per run: its earliest open working-day deadline, when that falls into the window. Hour clocks: one row per
   * overdue clock, because each branch of a report ladder is late by itself.
   */
  async listRuns(scope: SupervisionScope, filter: LateRunFilter, instants: Instants): Promise<LateRun[]> {
    const [from, to] = boundsOf(filter.window, instants);
    const unit = unitFilter(scope, 'p.unit_id');
    const conditions = [`d.tenant_id = ? AND d.status = 'OPEN' AND d.due_at >= ? AND d.due_at <= ?${unit.sql}`];
    const values: unknown[] = [scope.tenantId, from, to, ...unit.values];
    if (filter.window === 'hour') conditions.push("d.unit = 'HOUR'");
    else {
      conditions.push(`d.unit = 'WORKDAY' AND d.process_definition_key IN (${GROUP_PROCESSES.map(() => '?').join(', ')})`);
      values.push(...GROUP_PROCESSES);
      conditions.push(
        `NOT EXISTS (SELECT 1 FROM deadline e WHERE e.process_instance_id = d.process_instance_id AND e.status = 'OPEN' AND e.unit = 'WORKDAY'
           AND (e.due_at < d.due_at OR (e.due_at = d.due_at AND e.id < d.id)))`,
      );
    }
    if (filter.processDefinitionKey) {
      conditions.push('d.process_definition_key = ?');
      values.push(filter.processDefinitionKey);
    }
    if (filter.unitId) {
      conditions.push('p.unit_id = ?');
      values.push(filter.unitId);
    }
    const after = cursorOf(filter.after);
    if (after) {
      conditions.push('(d.due_at > ? OR (d.due_at = ? AND d.id > ?))');
      values.push(after.due, after.due, after.id);
    }
    const rows = await this.unitOfWork.query<Record<string, string | number | null>>(
      `SELECT d.id AS deadline_id, d.due_at, d.task_id, p.id AS instance_id, p.process_definition_key, v.name AS process_name,
              p.title, p.group_no, p.group_name, g.demo_ref, p.unit_id
         FROM deadline d
         JOIN process_instance p ON p.id = d.process_instance_id
         JOIN process_definition v ON v.id = p.process_definition_id
         LEFT JOIN work_group g ON g.tenant_id = p.tenant_id AND g.group_no = p.group_no
        WHERE ${conditions.join(' AND ')}
        ORDER BY d.due_at, d.id LIMIT ?`,
      [...values, filter.limit],
    );
    return rows.map((row) => ({
      deadlineId: String(row.deadline_id),
      dueAt: Number(row.due_at),
      taskId: text(row.task_id),
      processInstanceId: String(row.instance_id),
      processDefinitionKey: String(row.process_definition_key),
      processName: String(row.process_name),
      title: String(row.title),
      groupNo: text(row.group_no),
      groupName: text(row.group_name),
      demoRef: text(row.demo_ref),
      unitId: text(row.unit_id),
    }));
  }

  /** Open tasks of these runs and of what they call, the oldest first. */
  async listOpenTasks(processInstanceIds: readonly string[]): Promise<OpenTask[]> {
    if (processInstanceIds.length === 0) return [];
    const marks = processInstanceIds.map(() => '?').join(', ');
    const rows = await this.unitOfWork.query<Record<string, string | null>>(
      `SELECT t.id, p.id AS instance_id, p.root_instance_id, t.name, t.assignee_id, t.candidates, t.signatures, t.urge_count
         FROM user_task t JOIN process_instance p ON p.id = t.process_instance_id
        WHERE t.state = 'CREATED' AND (p.id IN (${marks}) OR p.root_instance_id IN (${marks}))
        ORDER BY t.created_at, t.id`,
      [...processInstanceIds, ...processInstanceIds],
    );
    return rows.map((row) => ({
      id: row.id!,
      processInstanceId: processInstanceIds.includes(row.instance_id!) ? row.instance_id! : row.root_instance_id!,
      name: row.name!,
      assigneeId: row.assignee_id ?? null,
      candidates: JSON.parse(row.candidates ?? '{"users":[],"groups":[]}') as OpenTask['candidates'],
      signerIds: signersOf({ signatures: JSON.parse(row.signatures ?? '[]') as Signature[] }),
      urgeCount: Number(row.urge_count ?? 0),
    }));
  }

  /** Newest name of each process, by key. */
  async processNames(): Promise<Map<string, string>> {
    const rows = await this.unitOfWork.query<{ process_key: string; name: string }>(
      `SELECT v.key AS process_key, v.name FROM process_definition v
        WHERE NOT EXISTS (SELECT 1 FROM process_definition w WHERE w.key = v.key AND w.version > v.version)`,
    );
    return new Map(rows.map((row) => [row.process_key, row.name]));
  }
}

function boundsOf(window: LateRunFilter['window'], { now, endOfToday, endOfSoon }: Instants): [number, number] {
  switch (window) {
    case 'today':
      return [now, endOfToday];
    case 'soon':
      return [endOfToday + 1, endOfSoon];
    default:
      return [0, now - 1];
  }
}

export function cursorFor(run: LateRun): string {
  return `${run.dueAt}:${run.deadlineId}`;
}

function cursorOf(cursor: string | undefined): { due: number; id: string } | undefined {
  const match = /^(\d+):([\w-]+)$/.exec(cursor ?? '');
  return match ? { due: Number(match[1]), id: match[2]! } : undefined;
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
