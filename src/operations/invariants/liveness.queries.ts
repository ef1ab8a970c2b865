import { Findings, type Invariant } from './invariant';

/**
 * An armed event sub-process, and the timer or message that would start it, wait for nothing the run needs; a timer nobody can
 * fire any more neither. What is held goes on when its run is resumed, what failed once is tried again or in an incident.
 */
const CAN_GO_ON = `
  EXISTS (SELECT 1 FROM user_task t WHERE t.process_instance_id = i.id AND t.state = 'CREATED')
  OR EXISTS (SELECT 1 FROM job j JOIN activity_instance a ON a.process_instance_id = i.id AND j.key = 'timer:' || i.id || ':' || a.id
              WHERE j.process_instance_id = i.id AND j.status = 'PENDING' AND j.kind = 'bpmn-timer' AND a.armed = 0)
  OR EXISTS (SELECT 1 FROM message_subscription m JOIN activity_instance a ON a.id = m.activity_instance_id AND a.process_instance_id = m.process_instance_id
              WHERE m.process_instance_id = i.id AND a.state = 'ACTIVE' AND a.armed = 0)
  OR EXISTS (SELECT 1 FROM process_instance c WHERE c.parent_instance_id = i.id AND c.state = 'ACTIVE')
  OR EXISTS (SELECT 1 FROM outbox_message o WHERE o.status = 'PENDING' AND o.key = i.id)
  OR EXISTS (SELECT 1 FROM outbox_message h WHERE h.status = 'HELD' AND h.held_for = i.id)
  OR EXISTS (SELECT 1 FROM incident n WHERE n.process_instance_id = i.id AND (n.state = 'OPEN' OR (n.state = 'RETRYING' AND (
              EXISTS (SELECT 1 FROM job r WHERE r.id = n.source_id AND r.status = 'PENDING')
              OR EXISTS (SELECT 1 FROM outbox_message q WHERE q.id = n.source_id AND q.status IN ('PENDING', 'HELD'))))))`;

export const everyRunCanGoOn: Invariant = {
  id: 'I3',
  title: 'every running instance has an open task, timer, awaited message, child or incident',
  async check({ db }) {
    const found = new Findings().look(Number((await db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM process_instance WHERE state = 'ACTIVE'`))[0]!.n));
    found.breachAll('nothing can continue it', await db.query(`SELECT i.id AS id FROM process_instance i WHERE i.state = 'ACTIVE' AND NOT (${CAN_GO_ON})`));
    for (const [what, table, prefix] of [['job', 'job', 'job:'], ['message of the outbox', 'outbox_message', 'outbox:']] as const) {
      const rows = await db.query<{ id: string }>(
        `SELECT r.id AS id FROM ${table} r WHERE r.status = 'FAILED' AND NOT EXISTS (SELECT 1 FROM incident n WHERE n.tenant_id = r.tenant_id AND n.kind = '${prefix}' || r.kind)`,
      );
      found.breachAll(`${what} gave up and nobody was told`, rows);
    }
    return found;
  },
};
