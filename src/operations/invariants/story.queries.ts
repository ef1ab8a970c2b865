import { Findings, type Invariant } from './invariant';

/** What rows say happened must be told by the history once, and the history tells nothing else. */
export const storyComplete: Invariant = {
  id: 'I1',
  title: 'the history tells of every run and every completed task once, and of nothing else',
  async check({ db }) {
    const found = new Findings().look(Number((await db.query<{ n: number }>('SELECT COUNT(*) AS n FROM history_entry'))[0]!.n));
    const once = (kind: string, table: string, join: string, where: string) =>
      db.query<{ id: string }>(`SELECT r.id AS id FROM ${table} r LEFT JOIN history_entry h ON ${join} AND h.kind = '${kind}' WHERE ${where} GROUP BY r.id HAVING COUNT(h.id) <> 1`);
    found.breachAll('run not begun once in its history', await once('STARTED', 'process_instance', 'h.process_instance_id = r.id', '1 = 1'));
    found.breachAll('run not ended once in its history', await once('ENDED', 'process_instance', 'h.process_instance_id = r.id', `r.state = 'COMPLETED'`));
    found.breachAll('task not completed once in its history', await once('TASK_COMPLETED', 'user_task', 'h.task_id = r.id', `r.state = 'COMPLETED'`));
    found.breachAll(
      'history of a completion that did not happen',
      await db.query(`SELECT h.id AS id FROM history_entry h LEFT JOIN user_task t ON t.id = h.task_id WHERE h.kind = 'TASK_COMPLETED' AND (t.id IS NULL OR t.state <> 'COMPLETED')`),
    );
    found.breachAll('history of no run', await db.query('SELECT h.id AS id FROM history_entry h LEFT JOIN process_instance i ON i.id = h.process_instance_id WHERE i.id IS NULL'));
    return found;
  },
};
