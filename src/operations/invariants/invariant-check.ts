import { auditChainsWhole } from './audit-chain.queries';
import { DatabaseReader } from './database.reader';
import { definitionsUnchanged } from './definition.queries';
import { rowsAreTheEngines, rowsAreTheState } from './engine-truth.queries';
import { evidenceHasItsFile } from './evidence-file.queries';
import { everyTaskIsSomebodys } from './inbox.queries';
import type { CheckInput, Finding, Invariant } from './invariant';
import { acknowledgedOnce, unacknowledgedAtMostOnce } from './journal.queries';
import { everyRunCanGoOn } from './liveness.queries';
import { nothingOutlivesItsRun } from './orphan.queries';
import { outboxInOrder } from './outbox.queries';
import { storageSound } from './storage.queries';
import { storyComplete } from './story.queries';
import { timersFireOnce } from './timer.queries';
import { versionsCountSteps } from './version.queries';

/** I12 (leases) has no rows to look at: a run is locked by its transaction and by nothing that could outlive it. */
const INVARIANTS: readonly Invariant[] = [
  acknowledgedOnce, storyComplete, unacknowledgedAtMostOnce, everyRunCanGoOn, nothingOutlivesItsRun, rowsAreTheEngines, versionsCountSteps, rowsAreTheState, timersFireOnce,
  auditChainsWhole, evidenceHasItsFile, outboxInOrder, definitionsUnchanged, storageSound, everyTaskIsSomebodys,
];

export interface Verdict {
  readonly id: string;
  readonly title: string;
  /** absent: could not be checked with what was given */
  readonly finding?: Finding;
}

/** Looks at a database from outside and says of each invariant what breaks it. `target`: SQLite file or `postgres://` URL. */
export async function checkInvariants(target: string, input: Omit<CheckInput, 'db'>): Promise<Verdict[]> {
  const db = await DatabaseReader.open(target);
  try {
    const verdicts: Verdict[] = [];
    for (const invariant of INVARIANTS) verdicts.push({ id: invariant.id, title: invariant.title, finding: await look(invariant, { ...input, db }) });
    return verdicts;
  } finally {
    await db.close();
  }
}

/** What cannot even be read is broken: a damaged page, a table that is gone. */
async function look(invariant: Invariant, input: CheckInput): Promise<Finding | undefined> {
  try {
    return await invariant.check(input);
  } catch (error) {
    return { checked: 0, breaches: [{ what: 'cannot be checked', id: error instanceof Error ? error.message : String(error) }] };
  }
}

export function isWhole(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ finding }) => !finding?.breaches.length);
}

/** `I3 lost: <id>`, for people and for tests. */
export function breachesOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ id, finding }) => (finding?.breaches ?? []).map((breach) => `${id} ${breach.what}: ${breach.id}`));
}

const MOST_IDS = 20;

/** One line per invariant, and under it the rows that break it. */
export function linesOf(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ id, title, finding }) => {
    if (!finding) return [`${id.padEnd(4)} not checked  ${title}`];
    const { checked, breaches } = finding;
    const line = `${id.padEnd(4)} ${breaches.length ? 'BROKEN' : 'ok    '} ${String(checked).padStart(8)} checked ${String(breaches.length).padStart(6)} broken  ${title}`;
    const more = breaches.length > MOST_IDS ? [`       … and ${breaches.length - MOST_IDS} more`] : [];
    return [line, ...breaches.slice(0, MOST_IDS).map(({ what, id: row }) => `       ${what}: ${row}`), ...more];
  });
}
