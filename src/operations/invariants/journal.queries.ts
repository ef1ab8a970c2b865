import type { DatabaseReader } from './database.reader';
import { Findings, type Invariant, type JournalLine } from './invariant';

/** How often the effect of a command stands in the history. */
async function countEffect(db: DatabaseReader, effect: JournalLine['effect']): Promise<number> {
  const filters: [string, string | undefined][] = [
    ['h.kind', effect.historyKind],
    ['h.task_id', effect.taskId],
    ['h.process_instance_id', effect.processInstanceId],
    ['i.business_key', effect.businessKey],
    ['i.process_definition_key', effect.processDefinitionKey],
    ['h.actor_id', effect.actorId],
    ['h.opinion', effect.opinion],
  ];
  const used = filters.filter((filter): filter is [string, string] => filter[1] !== undefined);
  const sql = `SELECT COUNT(*) AS n FROM history_entry h JOIN process_instance i ON i.id = h.process_instance_id WHERE ${used.map(([column]) => `${column} = ?`).join(' AND ')}`;
  return Number((await db.query<{ n: number }>(sql, used.map(([, value]) => value)))[0]!.n);
}

/** Commands with the same effect (claim, unclaim, claim again) are counted together. */
function byEffect(journal: readonly JournalLine[]): JournalLine[][] {
  const groups = new Map<string, JournalLine[]>();
  for (const line of journal) {
    const key = JSON.stringify(line.effect);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
}

export const acknowledgedOnce: Invariant = {
  id: 'I1',
  title: 'every acknowledged command is in the history exactly once',
  async check({ db, journal }) {
    if (!journal) return undefined;
    const found = new Findings();
    for (const lines of byEffect(journal)) {
      const acknowledged = lines.filter((line) => line.acknowledged);
      const unknown = lines.filter((line) => !line.acknowledged && line.refused === undefined);
      const count = await countEffect(db, lines[0]!.effect);
      found.look(acknowledged.length);
      if (count < acknowledged.length) found.breach('acknowledged and lost', acknowledged.at(-1)!.key);
      if (acknowledged.length && count > acknowledged.length + unknown.length) found.breach('acknowledged and done more than once', acknowledged.at(-1)!.key);
    }
    return found;
  },
};

export const unacknowledgedAtMostOnce: Invariant = {
  id: 'I2',
  title: 'every unacknowledged command is absent or there once, every refused one absent',
  async check({ db, journal }) {
    if (!journal) return undefined;
    const found = new Findings();
    for (const lines of byEffect(journal)) {
      const open = lines.filter((line) => !line.acknowledged);
      found.look(open.length);
      if (open.length === 0 || lines.some((line) => line.acknowledged)) continue;
      const possible = open.filter((line) => line.refused === undefined).length;
      if ((await countEffect(db, lines[0]!.effect)) > possible) found.breach(possible ? 'done more than once' : 'refused and yet done', open[0]!.key);
    }
    return found;
  },
};
