import { Findings, type Invariant } from './invariant';

export const storageSound: Invariant = {
  id: 'I13',
  title: 'the database itself finds nothing wrong: pages, indexes, constraints',
  async check({ db }) {
    const found = new Findings().look();
    if (db.kind === 'postgres') {
      found.breachAll('constraint not validated', await db.query('SELECT conname AS id FROM pg_constraint WHERE NOT convalidated'));
      found.breachAll('index not valid', await db.query('SELECT indexrelid::regclass::text AS id FROM pg_index WHERE NOT indisvalid'));
      return found;
    }
    for (const { integrity_check: text } of await db.query<{ integrity_check: string }>('PRAGMA integrity_check')) if (text !== 'ok') found.breach('integrity_check', text);
    for (const row of await db.query('PRAGMA foreign_key_check')) found.breach('foreign_key_check', JSON.stringify(row));
    return found;
  },
};
