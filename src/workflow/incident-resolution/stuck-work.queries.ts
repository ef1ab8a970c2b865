import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { BPMN_TIMER } from '../timer';
import { STUCK } from './incident-resolution.policy';

export interface StuckRun {
  readonly id: string;
  readonly tenantId: string;
  /** where it stands, if that is known */
  readonly elementId?: string;
}

/** A row of work that gave up and nobody was told. */
export interface SilentFailure {
  readonly id: string;
  readonly tenantId: string;
  readonly kind: string;
  readonly processInstanceId: string | null;
  readonly lastError: string | null;
  readonly attempts: number;
}

interface FailureRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly kind: string;
  readonly process_instance_id: string | null;
  readonly last_error: string | null;
  readonly attempts: number;
}

/** What could move a run `p`; an armed event sub-process, and the timer or message that would start it, do not count. */
const MOVERS = [
  `SELECT 1 FROM user_task t WHERE t.process_instance_id = p.id AND t.state = 'CREATED'`,
  `SELECT 1 FROM job j JOIN activity_instance a ON a.process_instance_id = p.id AND j.key = 'timer:' || p.id || ':' || a.id
    WHERE j.process_instance_id = p.id AND j.status = 'PENDING' AND j.kind = '${BPMN_TIMER}' AND a.armed = 0`,
  `SELECT 1 FROM message_subscription s JOIN activity_instance a ON a.process_instance_id = p.id AND a.id = s.activity_instance_id
    WHERE s.process_instance_id = p.id AND a.armed = 0`,
  `SELECT 1 FROM process_instance c WHERE c.parent_instance_id = p.id AND c.state = 'ACTIVE'`,
  `SELECT 1 FROM outbox_message o WHERE o.key = p.id AND o.status = 'PENDING'`,
  `SELECT 1 FROM outbox_message h WHERE h.held_for = p.id AND h.status = 'HELD'`,
];
const NOTHING_MOVES = MOVERS.map((mover) => `NOT EXISTS (${mover})`).join(' AND ');

/** What an incident `i` waits for will be tried by itself. */
const IS_TRIED_AGAIN = `EXISTS (SELECT 1 FROM job j WHERE j.id = i.source_id AND j.status = 'PENDING') OR EXISTS (SELECT 1 FROM outbox_message o WHERE o.id = i.source_id AND o.status IN ('PENDING', 'HELD'))`;
/** What an incident `i` was about is neither to be done any more nor waits for a person to try it again. */
const IS_OVER = [
  `i.source_kind = 'JOB' AND NOT EXISTS (SELECT 1 FROM job j WHERE j.id = i.source_id AND j.status IN ('PENDING', 'FAILED'))`,
  `i.source_kind = 'OUTBOX' AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.id = i.source_id AND o.status IN ('PENDING', 'HELD', 'FAILED'))`,
  `i.source_kind = 'COMMAND' AND i.source_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM user_task t WHERE t.id = i.source_id AND t.state = 'CREATED')`,
].map((over) => `(${over})`).join(' OR ');

@Injectable()
export class StuckWorkQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The next running instances by id; `last` is where the round goes on, absent at its end. */
  async listStuck(afterId: string, size: number): Promise<{ stuck: StuckRun[]; last?: string }> {
    const page = `SELECT id FROM process_instance WHERE state = 'ACTIVE' AND id > ? ORDER BY id LIMIT ${size}`;
    const [end] = await this.unitOfWork.query<{ last: string | null; n: number | string }>(`SELECT MAX(id) AS last, COUNT(*) AS n FROM (${page}) AS page`, [afterId]);
    if (!end?.last) return { stuck: [] };
    const rows = await this.unitOfWork.query<{ id: string; tenant_id: string; element_id: string | null }>(
      `SELECT p.id, p.tenant_id, (SELECT MAX(a.element_id) FROM activity_instance a WHERE a.process_instance_id = p.id AND a.state = 'ACTIVE' AND a.waiting = 1 AND a.armed = 0) AS element_id
         FROM process_instance p
        WHERE p.state = 'ACTIVE' AND p.id > ? AND p.id <= ? AND ${NOTHING_MOVES}
          AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.process_instance_id = p.id AND (i.state = 'OPEN' OR i.state = 'RETRYING' AND (${IS_TRIED_AGAIN})))
        ORDER BY p.id`,
      [afterId, end.last],
    );
    const stuck = rows.map((row) => ({ id: row.id, tenantId: row.tenant_id, ...(row.element_id === null ? {} : { elementId: row.element_id }) }));
    return Number(end.n) < size ? { stuck } : { stuck, last: end.last };
  }

  /** Runs with an open `stuck` incident that something can move again. */
  async listMoving(limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT p.id FROM incident i JOIN process_instance p ON p.id = i.process_instance_id WHERE i.kind = ? AND i.state <> 'RESOLVED' AND NOT (${NOTHING_MOVES}) LIMIT ${limit}`,
      [STUCK],
    );
    return rows.map(({ id }) => id);
  }

  /** Unresolved incidents whose work was cancelled: the timer went with its task, the task with its branch. */
  async listOutlived(limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(`SELECT i.id FROM incident i WHERE i.state <> 'RESOLVED' AND (${IS_OVER}) ORDER BY i.id LIMIT ${limit}`);
    return rows.map(({ id }) => id);
  }

  listSilentJobs(limit: number): Promise<SilentFailure[]> {
    return this.failures(
      `SELECT j.id, j.tenant_id, j.kind, j.process_instance_id, j.last_error, j.attempts FROM job j
        WHERE j.status = 'FAILED' AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.source_id = j.id) ORDER BY j.id LIMIT ${limit}`,
    );
  }

  listSilentMessages(limit: number): Promise<SilentFailure[]> {
    return this.failures(
      `SELECT m.id, m.tenant_id, m.kind, (SELECT p.id FROM process_instance p WHERE p.id = m.key) AS process_instance_id, m.last_error, m.attempts FROM outbox_message m
        WHERE m.status = 'FAILED' AND NOT EXISTS (SELECT 1 FROM incident i WHERE i.source_id = m.id) ORDER BY m.id LIMIT ${limit}`,
    );
  }

  private async failures(sql: string): Promise<SilentFailure[]> {
    const rows = await this.unitOfWork.query<FailureRow>(sql);
    return rows.map((row) => ({ id: row.id, tenantId: row.tenant_id, kind: row.kind, processInstanceId: row.process_instance_id, lastError: row.last_error, attempts: Number(row.attempts) }));
  }
}
