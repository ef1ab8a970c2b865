import { inboxOwners, NO_DUE, type Signature, type TaskCandidates } from '../../workflow/user-task';
import type { DatabaseReader } from './database.reader';
import { Findings, type Invariant } from './invariant';

interface TaskRow {
  readonly id: string;
  readonly process_instance_id: string;
  readonly element_id: string;
  readonly assignee_id: string | null;
  readonly candidates: string;
  readonly excluded_users: string;
  readonly signatures: string | null;
  readonly due_at: number | string | null;
  readonly process: string;
  readonly unit_id: string | null;
  readonly group_no: string | null;
  readonly precedence: number | string;
  readonly created_at: number | string;
}

/** What a list sorts and filters by: copied from the task. */
type InboxRow = Pick<TaskRow, 'process' | 'unit_id' | 'group_no' | 'precedence' | 'created_at'> & { readonly task_id: string; readonly owner: string; readonly due: number | string };

const OPEN_TASKS = `SELECT id, process_instance_id, element_id, assignee_id, candidates, excluded_users, signatures, due_at, process_definition_key AS process, unit_id, group_no, -priority AS precedence, created_at FROM user_task WHERE state = 'CREATED' AND id > ? ORDER BY id`;

export const everyTaskIsSomebodys: Invariant = {
  id: 'I14',
  title: 'every open task is in the list of somebody who exists and is enabled, or an incident says that nobody is',
  async check({ db }) {
    const found = new Findings();
    const people = await enabledPeople(db);
    for await (const page of db.pages<TaskRow>(OPEN_TASKS)) {
      const ids = page.map(({ id }) => id);
      const rows = await db.whereIn<InboxRow>('SELECT task_id, owner, due, process, unit_id, group_no, precedence, created_at FROM inbox WHERE task_id IN (??)', ids);
      const stuck = new Set(
        (await db.whereIn<{ id: string }>(`SELECT t.id AS id FROM user_task t JOIN incident n ON n.process_instance_id = t.process_instance_id AND n.element_id = t.element_id AND n.state = 'OPEN' WHERE t.id IN (??)`, ids)).map(({ id }) => id),
      );
      for (const task of page) {
        found.look();
        const own = rows.filter((row) => row.task_id === task.id);
        const expected = new Set(inboxOwners({ assigneeId: task.assignee_id, candidates: JSON.parse(task.candidates) as TaskCandidates, signatures: task.signatures === null ? null : (JSON.parse(task.signatures) as Signature[]) }));
        const due = task.due_at === null ? NO_DUE : Number(task.due_at);
        if (own.length !== expected.size || own.some((row) => !expected.has(row.owner) || Number(row.due) !== due)) found.breach('listed for others, or at another time, than the task says', task.id);
        if (own.some((row) => sortedBy(row) !== sortedBy(task))) found.breach('sorted or filtered by something else than the task says', task.id);
        const excluded = new Set(JSON.parse(task.excluded_users) as string[]);
        const someone = own.some((row) => (people.get(row.owner) ?? []).some((userId) => !excluded.has(userId) || row.owner === `a:${userId}`));
        if (!someone && !stuck.has(task.id)) found.breach('in nobody’s list', task.id);
      }
    }
    found.breachAll('listed, but not to be found by its words', await db.query('SELECT DISTINCT b.task_id AS id FROM inbox b LEFT JOIN task_search s ON s.task_id = b.task_id WHERE s.task_id IS NULL'));
    found.breachAll('found by its words, but not listed', await db.query('SELECT s.task_id AS id FROM task_search s LEFT JOIN inbox b ON b.task_id = s.task_id WHERE b.task_id IS NULL'));
    found.breachAll('listed, but not open', await db.query(`SELECT DISTINCT b.task_id AS id FROM inbox b LEFT JOIN user_task t ON t.id = b.task_id AND t.state = 'CREATED' WHERE t.id IS NULL`));
    return found;
  },
};

function sortedBy({ process, unit_id, group_no, precedence, created_at }: Omit<InboxRow, 'task_id' | 'owner' | 'due'>): string {
  return JSON.stringify([process, unit_id, group_no, Number(precedence), Number(created_at)]);
}

/** Who is behind an owner of a list: `a:<user>`, `u:<user>`, `g:<ROLE:org>`. */
async function enabledPeople(db: DatabaseReader): Promise<Map<string, string[]>> {
  const people = new Map<string, string[]>();
  const add = (owner: string, userId: string) => people.set(owner, [...(people.get(owner) ?? []), userId]);
  for (const { id } of await db.query<{ id: string }>(`SELECT id FROM app_user WHERE status = 'ACTIVE'`)) for (const kind of ['a', 'u']) add(`${kind}:${id}`, id);
  const holdings = await db.query<{ user_id: string; role: string; org_id: string }>(`SELECT r.user_id, r.role, r.org_id FROM role_holding r JOIN app_user u ON u.id = r.user_id WHERE u.status = 'ACTIVE'`);
  for (const { user_id, role, org_id } of holdings) add(`g:${role}:${org_id}`, user_id);
  return people;
}
