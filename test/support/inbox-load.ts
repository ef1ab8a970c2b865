import type { EntityManager } from 'typeorm';
import { foldText, gramsOf, markOf, searchPosition } from '../../src/common';

/** A made-up office, the same for the same number of tasks: people in five groups each, work of thirty processes and three hundred units. */
export const OFFICE = { groups: 200, people: 5000, processes: 30, units: 300, from: Date.UTC(2026, 8, 1), days: 120 } as const;

export interface Office {
  /** owners of 待认领 of a person: themselves and their groups */
  readonly claimableOwners: (person: number) => string[];
  readonly todoOwners: (person: number) => string[];
}

const SUBJECTS = ['项目结束解散', '成员身份核验', '补填计划结束日期', '整改事项回复', '签署管理责任书', '群主更替', '季度培训签收', '违规线索核实', '请假人员移出', '旧群迁移'];
const PLACES = ['大桥', '管网', '劳务一班', '拆迁协调', '测量控制', '第三党支部', '投标', '二号临建', '进度协调', '质量安全'];
const STEPS = ['审核', '补正', '登记', '解散工作群', '提交整改回复', '本人签署'];

/** Writes open tasks with their inbox and search rows in bulk, as `UserTaskRepository` would one by one. */
export async function loadOffice(write: EntityManager, isPostgres: boolean, tasks: number): Promise<Office> {
  const random = generator(20_261_012);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const zipf = (n: number) => Math.min(n - 1, Math.floor(n * random() ** 3));
  const person = () => Math.floor(random() * OFFICE.people);
  for (let from = 0; from < tasks; from += BATCH) {
    const [taskRows, inboxRows, searchRows]: [unknown[][], unknown[][], unknown[][]] = [[], [], []];
    for (let n = from; n < Math.min(tasks, from + BATCH); n++) {
      const id = `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
      const due = random() < 0.1 ? null : OFFICE.from + Math.floor(random() * OFFICE.days * 86_400_000);
      const createdAt = OFFICE.from - 86_400_000 + n * 37;
      const [process, unit, group] = [`process-${zipf(OFFICE.processes)}`, `unit-${zipf(OFFICE.units)}`, `G-${Math.floor(random() * Math.max(10, tasks / 20))}`];
      const priority = pick([10, 50, 50, 50, 90]);
      const [title, name, key, groupName] = [`${pick(PLACES)}：${pick(SUBJECTS)}`, pick(STEPS), `JS-2026-${String(n).padStart(6, '0')}`, `${pick(PLACES)}-${pick(PLACES)}-工作群`];
      const assigned = random() < 0.4;
      const owners = assigned ? [`a:P${person()}`] : [...new Set([...Array.from({ length: 1 + Math.floor(random() * 3) }, () => `g:R:${zipf(OFFICE.groups)}`), ...(random() < 0.2 ? [`u:P${person()}`] : [])])];
      const words = [title, name, key, groupName].map(foldText).join('\n');
      taskRows.push([id, 'T', id, 'd', process, id, 'e', name, 'CREATED', key, title, group, groupName, unit, assigned ? owners[0]!.slice(2) : null, '{"users":[],"groups":[],"notes":[]}', '[]', priority, due, createdAt, 0, 0]);
      for (const owner of owners) inboxRows.push([owner, due ?? Date.UTC(9999, 0, 1), id, process, unit, group, -priority, createdAt]);
      searchRows.push([searchPosition(due ?? Infinity, n), id, [...gramsOf(words), ...owners.map(markOf)].join(' '), words]);
    }
    await insert(write, isPostgres, 'user_task', TASK, taskRows);
    await insert(write, isPostgres, 'inbox', INBOX, inboxRows);
    await insert(write, isPostgres, 'task_search', SEARCH, searchRows);
  }
  return {
    todoOwners: (n) => [`a:P${n}`],
    claimableOwners: (n) => [`u:P${n}`, ...[n % 3, 3 + (n % 10), 13 + (n % 30), 50 + (n % 50), 100 + (n % 100)].map((group) => `g:R:${group}`)],
  };
}

const BATCH = 500;
const TASK = 'id, tenant_id, process_instance_id, process_definition_id, process_definition_key, activity_instance_id, element_id, name, state, business_key, title, group_no, group_name, unit_id, assignee_id, candidates, excluded_users, priority, due_at, created_at, recallable, urge_count';
const INBOX = 'owner, due, task_id, process, unit_id, group_no, precedence, created_at';
const SEARCH = 'id, task_id, tokens, words';

async function insert(write: EntityManager, isPostgres: boolean, table: string, columns: string, rows: readonly unknown[][]): Promise<void> {
  let n = 0;
  const values = rows.map((row) => `(${row.map(() => (isPostgres ? `$${++n}` : '?')).join(', ')})`).join(', ');
  await write.query(`INSERT INTO ${table} (${columns}) VALUES ${values}`, rows.flat());
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
