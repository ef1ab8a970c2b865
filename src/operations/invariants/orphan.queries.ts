import { Findings, type Invariant } from './invariant';

const OVER = `NOT EXISTS (SELECT 1 FROM process_instance i WHERE i.id = r.process_instance_id AND i.state = 'ACTIVE')`;

export const nothingOutlivesItsRun: Invariant = {
  id: 'I4',
  title: 'no open task, timer, awaited message or child belongs to an ended or missing run',
  async check({ db }) {
    const found = new Findings();
    const look = async (what: string, from: string, open: string) => {
      found.look(Number((await db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM ${from} r WHERE ${open}`))[0]!.n));
      found.breachAll(what, await db.query(`SELECT r.id AS id FROM ${from} r WHERE ${open} AND ${OVER}`));
    };
    await look('open task of an ended run', 'user_task', `r.state = 'CREATED'`);
    await look('pending timer of an ended run', 'job', `r.status = 'PENDING' AND r.kind = 'bpmn-timer'`);
    await look('awaited message of an ended run', 'message_subscription', '1 = 1');
    await look('activity of an ended run', 'activity_instance', `r.state = 'ACTIVE'`);
    found.breachAll(
      'child of a caller that no longer waits for it',
      await db.query(
        `SELECT c.id AS id FROM process_instance c WHERE c.state = 'ACTIVE' AND c.parent_instance_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM activity_instance a WHERE a.process_instance_id = c.parent_instance_id AND a.id = c.parent_activity_id AND a.state = 'ACTIVE')
            AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.key = c.parent_instance_id AND o.kind = 'call-activity.terminate-child' AND o.status <> 'DONE')`,
      ),
    );
    return found;
  },
};
