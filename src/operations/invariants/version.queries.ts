import { Findings, type Invariant } from './invariant';

/** There is one counter per run, not a log of its versions: it must have counted at least the steps people took. */
export const versionsCountSteps: Invariant = {
  id: 'I5',
  title: 'every run has one engine state, whose version counts at least its start and its completed tasks',
  async check({ db }) {
    const found = new Findings().look(Number((await db.query<{ n: number }>('SELECT COUNT(*) AS n FROM engine_state'))[0]!.n));
    found.breachAll('running without engine state', await db.query(`SELECT i.id AS id FROM process_instance i LEFT JOIN engine_state s ON s.process_instance_id = i.id WHERE s.version IS NULL AND i.state <> 'TERMINATED'`));
    found.breachAll('engine state of no run', await db.query('SELECT s.process_instance_id AS id FROM engine_state s LEFT JOIN process_instance i ON i.id = s.process_instance_id WHERE i.id IS NULL'));
    found.breachAll(
      'a step was lost',
      await db.query(
        `SELECT s.process_instance_id AS id FROM engine_state s
          WHERE s.version < 1 + (SELECT COUNT(*) FROM user_task t WHERE t.process_instance_id = s.process_instance_id AND t.state = 'COMPLETED')`,
      ),
    );
    return found;
  },
};
