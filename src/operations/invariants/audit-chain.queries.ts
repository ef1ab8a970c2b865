import { GENESIS_HASH, hashOf } from '../../platform/audit';
import type { DatabaseReader, Row } from './database.reader';
import { Findings, type Invariant } from './invariant';

const BATCH = 1000;

export const auditChainsWhole: Invariant = {
  id: 'I8',
  title: 'the audit chain of every organization is whole and ends where its head says',
  async check({ db }) {
    const found = new Findings();
    const heads = await db.query<{ tenant_id: string; number: number; hash: string }>('SELECT tenant_id, number, hash FROM audit_head');
    for (const head of heads) {
      const end = await walk(db, head.tenant_id, found);
      if (end && (end.number !== Number(head.number) || end.hash !== head.hash)) found.breach('the chain does not end at its head', `${head.tenant_id}#${head.number}`);
    }
    found.breachAll('entries without a head', await db.query('SELECT DISTINCT e.tenant_id AS id FROM audit_entry e LEFT JOIN audit_head h ON h.tenant_id = e.tenant_id WHERE h.tenant_id IS NULL'));
    return found;
  },
};

/** Where the chain ends; nothing when it is broken before. */
async function walk(db: DatabaseReader, tenantId: string, found: Findings): Promise<{ number: number; hash: string } | undefined> {
  let number = 0;
  let hash = GENESIS_HASH;
  for (;;) {
    const batch = await db.query(`SELECT * FROM audit_entry WHERE tenant_id = ? AND number > ? ORDER BY number LIMIT ${BATCH}`, [tenantId, number]);
    for (const row of batch) {
      found.look();
      if (Number(row['number']) !== number + 1 || row['previous_hash'] !== hash || hashOfRow(row) !== row['hash']) {
        found.breach('changed, missing or inserted entry', `${tenantId}#${number + 1}`);
        return undefined;
      }
      number += 1;
      hash = String(row['hash']);
    }
    if (batch.length < BATCH) return { number, hash };
  }
}

function hashOfRow(row: Row): string {
  const text = (column: string) => row[column] as string;
  const json = (column: string): unknown => (row[column] === null ? null : JSON.parse(text(column)));
  return hashOf({
    tenantId: text('tenant_id'),
    number: Number(row['number']),
    at: new Date(Number(row['at'])),
    recordedAt: new Date(Number(row['recorded_at'])),
    actorId: text('actor_id'),
    actorName: text('actor_name'),
    action: text('action'),
    object: text('object'),
    before: json('before'),
    after: json('after'),
    reason: row['reason'] as string | null,
    previousHash: text('previous_hash'),
  });
}
