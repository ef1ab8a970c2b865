import { Findings, type Invariant } from './invariant';

export const outboxInOrder: Invariant = {
  id: 'I10',
  title: 'every message of the outbox is served or still to be served, those of one run in order',
  async check({ db, isSettled, now }) {
    const found = new Findings().look(Number((await db.query<{ n: number }>('SELECT COUNT(*) AS n FROM outbox_message'))[0]!.n));
    found.breachAll('served at no time', await db.query(`SELECT id FROM outbox_message WHERE status = 'DONE' AND done_at IS NULL`));
    // keys of runs only: writers of other keys do not exclude each other
    found.breachAll(
      'served before an earlier one of its run',
      await db.query(
        `SELECT o.id AS id FROM outbox_message o JOIN process_instance i ON i.id = o.key
          WHERE o.status = 'DONE' AND EXISTS (SELECT 1 FROM outbox_message e WHERE e.key = o.key AND e.status = 'PENDING' AND e.id < o.id)`,
      ),
    );
    found.breachAll(
      'child started twice for one call',
      await db.query('SELECT MAX(id) AS id FROM process_instance WHERE parent_instance_id IS NOT NULL GROUP BY parent_instance_id, parent_activity_id HAVING COUNT(*) > 1'),
    );
    if (isSettled) found.breachAll('left over', await db.query(`SELECT id FROM outbox_message WHERE status = 'PENDING' AND attempts = 0 AND available_at <= ?`, [now.getTime()]));
    return found;
  },
};
