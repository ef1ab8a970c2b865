import { Findings, type Invariant } from './invariant';

const TOLERANCE_MS = 1000;

export const timersFireOnce: Invariant = {
  id: 'I7',
  title: 'no job fires before it is due or twice, and what has fired no longer waits',
  async check({ db }) {
    const found = new Findings().look(Number((await db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM job WHERE status = 'FIRED'`))[0]!.n));
    found.breachAll('fired too early', await db.query(`SELECT id FROM job WHERE status = 'FIRED' AND fired_at < due_at - ${TOLERANCE_MS}`));
    found.breachAll('fired at no time', await db.query(`SELECT id FROM job WHERE status = 'FIRED' AND fired_at IS NULL`));
    found.breachAll('fired twice', await db.query(`SELECT MAX(id) AS id FROM job WHERE status = 'FIRED' AND kind = 'bpmn-timer' GROUP BY key HAVING COUNT(*) > 1`));
    const fired = await db.query<{ id: string; process_instance_id: string; payload: string }>(`SELECT id, process_instance_id, payload FROM job WHERE status = 'FIRED' AND kind = 'bpmn-timer'`);
    const waiting = await db.query<{ id: string; run: string }>(`SELECT id, process_instance_id AS run FROM activity_instance WHERE state = 'ACTIVE' AND waiting = 1`);
    const open = new Set(waiting.map(({ id, run }) => `${run}/${id}`));
    for (const job of fired) {
      const { activityInstanceId } = JSON.parse(job.payload) as { activityInstanceId: string };
      if (open.has(`${job.process_instance_id}/${activityInstanceId}`)) found.breach('fired, and the run did not notice', job.id);
    }
    return found;
  },
};
