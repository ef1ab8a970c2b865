import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WorkflowHost } from '../../../test/support/workflow-host';
import { samplePng } from '../../../test/support/sample-files';
import { temporaryFolder } from '../../../test/support/test-settings';
import { and, boundary, callActivity, catchEvent, endEvent, message, onMessage, path, startEvent, timer, userTask } from '../../engine/bpmn-server/step-rig';
import { createReadDataSource, DATABASE_CONFIG, transactionsOf, UnitOfWork, type DatabaseConfig } from '../../platform/database';
import { SETTINGS, type Settings } from '../../platform/config';
import { systemActor } from '../../common';
import { AuditService } from '../../platform/audit';
import { FileStore } from '../../platform/files';
import { StuckWorkQueries } from '../../workflow/incident-resolution/stuck-work.queries';
import { ProcessInstanceService } from '../../workflow/process-instance';
import { breachesOf, checkInvariants, isWhole, linesOf } from '.';
import type { JournalLine } from './invariant';

const byClerks = 'camunda:candidateGroups="CLERK@tenant"';
const NOW = new Date('2026-10-12T04:00:00Z');

describe('the invariants of a database', () => {
  let file: string;
  let dataDir: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const host = await WorkflowHost.boot();
    await host.deploy('approval', startEvent('s') + userTask('review', byClerks) + and('fork') + userTask('a', byClerks) + userTask('b', byClerks) + and('join') + endEvent('e', 'name="已归档"') + path('s', 'review', 'fork', 'a', 'join', 'e') + path('fork', 'b', 'join'));
    await host.deploy('reminder', startEvent('s') + userTask('act', byClerks) + boundary('late', 'act', timer('PT1H')) + userTask('instead', byClerks) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('late', 'instead', 'e2'));
    await host.deploy('delivery', startEvent('s') + catchEvent('goods', '', onMessage('m')) + endEvent('e') + path('s', 'goods', 'e'), { roots: message('m', 'goods.arrived') });
    await host.deploy('child', startEvent('s') + userTask('work', byClerks) + endEvent('e') + path('s', 'work', 'e'));
    await host.deploy('parent', startEvent('s') + callActivity('call', 'child') + endEvent('e') + path('s', 'call', 'e'));
    for (const what of ['approval', 'reminder', 'delivery', 'parent'] as const) ids[what] = (await host.start(what)).id;
    ids['fired'] = (await host.start('reminder')).id;
    await host.complete('ann', 'act', {}, ids['reminder']);
    await host.travelTo('2026-10-12T11:30:00+08:00');
    ids['reminder'] = (await host.start('reminder')).id;
    ids['done'] = (await host.start('approval', {}, { businessKey: 'DONE-1' })).id;
    for (const element of ['review', 'a', 'b']) await host.complete('ann', element, {}, ids['done']);
    await host.complete('ben', 'review', {}, ids['approval']);
    ids['canceled'] = (await host.start('approval')).id;
    await host.get(ProcessInstanceService).cancel(ids['canceled'], await host.actor('sue'), '录入错误');
    for (let n = 0; n < 3; n++) await host.get(AuditService).record({ tenantId: 'T', actor: systemActor('T'), action: 'group.note', object: `group/${n}` });
    dataDir = (host.get(SETTINGS as never) as Settings).dataDir;
    const { file: original } = host.get(DATABASE_CONFIG as never) as Extract<DatabaseConfig, { kind: 'sqlite' }>;
    ids['child'] = (await host.instances('child'))[0]!.id;
    await host.close();
    await addEvidence(original);
    file = original;
  });

  /** A piece of evidence with its file, as the upload leaves them. */
  async function addEvidence(database: string): Promise<void> {
    const store = new FileStore({ now: () => NOW }, { dataDir } as Settings);
    await store.onModuleInit();
    const kept = await store.inspect(await store.receive(samplePng()));
    await store.keep(kept);
    const db = new Database(database);
    db.prepare(`INSERT INTO file (id, tenant_id, sha256, mime, size, created_by, created_at) VALUES ('f1', 'T', ?, 'image/png', ?, 'ann', 1)`).run(kept.sha256, kept.size);
    db.prepare(`INSERT INTO evidence (id, tenant_id, file_id, file_name, mime, size, sha256, captured_at, uploaded_by, uploaded_at, classification, custody) VALUES ('v1', 'T', 'f1', 'a.png', 'image/png', ?, ?, 1, 'ann', 1, '', '[]')`).run(kept.size, kept.sha256);
    db.close();
    ids['hash'] = kept.sha256;
  }

  const check = (target = file, more: { journal?: JournalLine[]; isSettled?: boolean; dataDir?: string } = {}) => checkInvariants(target, { dataDir, now: NOW, isSettled: true, ...more });

  /** A copy on which something went wrong. */
  function broken(...statements: readonly string[]): string {
    const copy = join(temporaryFolder(), 'broken.sqlite');
    copyFileSync(file, copy);
    const db = new Database(copy);
    db.pragma('foreign_keys = OFF');
    for (const sql of statements) expect(db.prepare(fill(sql)).run().changes).toBeGreaterThan(0);
    db.close();
    return copy;
  }

  const fill = (text: string) => text.replace(/\$(\w+)/g, (_, name: string) => ids[name]!);

  it('hold as the host left it, and every one of them looked at something', async () => {
    const verdicts = await check();
    expect(breachesOf(verdicts)).toEqual([]);
    expect(verdicts.filter(({ finding }) => finding?.checked === 0)).toEqual([]);
    expect(linesOf(verdicts).join('\n')).toMatch(/^I3 +ok +6 checked +0 broken {2}every running instance/m);
  });

  it.each<[string, RegExp, string[]]>([
    ['a run whose task is gone', /^I3 nothing can continue it: $approval/, [`UPDATE user_task SET state = 'CANCELED' WHERE process_instance_id = '$approval'`]],
    ['a job that gave up in silence', /^I3 job gave up and nobody was told/, [`UPDATE job SET status = 'FAILED' WHERE status = 'PENDING'`]],
    ['an open task of an ended run', /^I4 open task of an ended run/, [`UPDATE user_task SET state = 'CREATED' WHERE process_instance_id = '$done' AND element_id = 'a'`]],
    ['a child whose caller went on', /^I4 child of a caller that no longer waits for it: $child/, [`UPDATE activity_instance SET state = 'CANCELED', waiting = 0 WHERE process_instance_id = '$parent' AND element_id = 'call'`]],
    ['a task the engine does not know', /^I4 row the engine does not wait for \(tasks\): $delivery/, [`UPDATE user_task SET process_instance_id = '$delivery', state = 'CREATED' WHERE process_instance_id = '$done' AND element_id = 'b'`]],
    ['a timer that is gone', /^I4 the engine waits without a row \(timers\): $reminder/, [`DELETE FROM job WHERE process_instance_id = '$reminder' AND status = 'PENDING'`]],
    ['a subscription that is gone', /^I4 the engine waits without a row \(subscriptions\): $delivery/, [`DELETE FROM message_subscription WHERE process_instance_id = '$delivery'`]],
    ['a child that was never started', /^I4 called run that is not there: $parent/, [`DELETE FROM process_instance WHERE id = '$child'`]],
    ['a lost step', /^I5 a step was lost: $done/, [`UPDATE engine_state SET version = version - 1 WHERE process_instance_id = '$done'`]],
    ['a run without engine state', /^I5 running without engine state: $approval/, [`DELETE FROM engine_state WHERE process_instance_id = '$approval'`]],
    ['an engine state nobody can read', /^I4 engine state cannot be read: $approval/, [`UPDATE engine_state SET snapshot = substr(snapshot, 1, 100) WHERE process_instance_id = '$approval'`]],
    ['forged variables', /^I6 variables differ: $approval/, [`UPDATE process_instance SET variables = '{"approved":true}' WHERE id = '$approval'`]],
    ['an ended run that says it runs', /^I6 run is ACTIVE, its engine state COMPLETED: $done/, [`UPDATE process_instance SET state = 'ACTIVE' WHERE id = '$done'`]],
    ['a timer fired too early', /^I7 fired too early/, [`UPDATE job SET fired_at = due_at - 5000 WHERE status = 'FIRED'`]],
    ['a timer fired twice', /^I7 fired twice/, [`INSERT INTO job SELECT id || 'x', tenant_id, kind, key, due_at, payload, process_instance_id, deadline_id, offset_text, status, attempts, retry_at, fired_at, last_error FROM job WHERE status = 'FIRED' AND kind = 'bpmn-timer'`]],
    ['a timer that fired without effect', /^I7 fired, and the run did not notice/, [`UPDATE job SET status = 'FIRED', fired_at = due_at WHERE status = 'PENDING' AND kind = 'bpmn-timer'`]],
    ['a changed audit entry', /^I8 changed, missing or inserted entry: T#2/, [`UPDATE audit_entry SET object = 'group/9' WHERE tenant_id = 'T' AND number = 2`]],
    ['a cut-off audit log', /^I8 the chain does not end at its head/, [`DELETE FROM audit_entry WHERE tenant_id = 'T' AND number = (SELECT MAX(number) FROM audit_entry WHERE tenant_id = 'T')`]],
    ['evidence of another size', /^I9 evidence whose file row is missing or another: v1/, [`UPDATE evidence SET size = size + 1`]],
    ['a message served at no time', /^I10 served at no time/, [`UPDATE outbox_message SET done_at = NULL WHERE status = 'DONE'`]],
    ['a message left over', /^I10 left over/, [`UPDATE outbox_message SET status = 'PENDING', attempts = 0, available_at = 1`]],
    ['a child started twice', /^I10 child started twice for one call/, [`UPDATE process_instance SET parent_instance_id = '$parent', parent_activity_id = (SELECT parent_activity_id FROM process_instance WHERE id = '$child') WHERE id = '$done'`]],
    ['a diagram changed under its runs', /^I11 diagram or form was changed/, [`UPDATE process_definition SET xml = replace(xml, 'review', 'wave-through') WHERE key = 'approval'`]],
    ['a run of a version that is gone', /^I11 run of a version that is not there: $delivery/, [`DELETE FROM process_definition WHERE key = 'delivery'`]],
    ['a task in nobody’s list', /^I14 in nobody’s list/, [`DELETE FROM inbox`]],
    ['a task of a person who may no longer work', /^I14 in nobody’s list/, [`UPDATE app_user SET status = 'DISABLED'`]],
    ['a closed task that is still listed', /^I14 listed, but not open/, [`INSERT INTO inbox (owner, due, task_id, process, precedence, created_at) SELECT 'a:ann', 1, id, 'p', 0, 0 FROM user_task WHERE process_instance_id = '$done'`]],
    ['a task in the wrong place of its list', /^I14 sorted or filtered by something else/, [`UPDATE inbox SET precedence = precedence - 1`]],
    ['a task nobody finds', /^I14 listed, but not to be found by its words/, [`DELETE FROM task_search`]],
    ['a task that is found when it is over', /^I14 found by its words, but not listed/, [`DELETE FROM inbox`]],
    ['a completion nobody told of', /^I1 task not completed once in its history/, [`DELETE FROM history_entry WHERE kind = 'TASK_COMPLETED' AND process_instance_id = '$done' AND element_id = 'a'`]],
    ['a completion told twice', /^I1 task not completed once in its history/, [`INSERT INTO history_entry SELECT id || 'x', tenant_id, process_instance_id, at, kind, element_id, element_name, task_id, actor_id, opinion, clause, detail, evidence_count FROM history_entry WHERE kind = 'TASK_COMPLETED' AND process_instance_id = '$done' AND element_id = 'a'`]],
  ])('are broken by %s', async (_what, expected, statements) => {
    const verdicts = await check(broken(...statements));
    expect(isWhole(verdicts)).toBe(false);
    expect(breachesOf(verdicts)).toContainEqual(expect.stringMatching(new RegExp(fill(expected.source))));
  });

  describe('say of a run that nobody can continue the same as the sweep that looks for such runs', () => {
    const noTask = (run: string) => `UPDATE user_task SET state = 'CANCELED' WHERE process_instance_id = '${run}'`;
    const incident = (state: string) =>
      `INSERT INTO incident (id, tenant_id, kind, process_instance_id, message, attempts, state, created_at, source_kind, source_id) VALUES ('n1', 'T', 'job:bpmn-timer', '$approval', 'no', 1, '${state}', 1, 'JOB', 'j1')`;
    const job = (status: string) => `INSERT INTO job (id, tenant_id, kind, key, due_at, payload, status, attempts) VALUES ('j1', 'T', 'other', 'j1', 0, '{}', '${status}', 1)`;

    it.each<[string, string, boolean, string[]]>([
      ['a run without anything', '$approval', true, [noTask('$approval')]],
      ['one whose failed work is tried again', '$approval', false, [noTask('$approval'), incident('RETRYING'), job('PENDING')]],
      ['one whose failed work was cancelled', '$approval', true, [noTask('$approval'), incident('RETRYING'), job('CANCELED')]],
      ['one with an open incident', '$approval', false, [noTask('$approval'), incident('OPEN')]],
      ['one whose incident is over', '$approval', true, [noTask('$approval'), incident('RESOLVED')]],
      ['one whose timer will go off', '$reminder', false, [noTask('$reminder')]],
      ['one whose timer would only start an event sub-process', '$reminder', true, [noTask('$reminder'), `UPDATE activity_instance SET armed = 1 WHERE process_instance_id = '$reminder' AND element_id = 'late'`]],
      ['a suspended one whose called run is held back', '$parent', false, [`UPDATE process_instance SET state = 'TERMINATED' WHERE id = '$child'`, `UPDATE outbox_message SET status = 'HELD', held_for = '$parent' WHERE key = '$parent'`]],
      ['one whose called run is gone', '$parent', true, [`UPDATE process_instance SET state = 'TERMINATED' WHERE id = '$child'`]],
    ])('%s', async (_what, run, isStuck, statements) => {
      const copy = broken(...statements);
      const source = await createReadDataSource({ kind: 'sqlite', file: copy }).initialize();
      const { stuck } = await new StuckWorkQueries(new UnitOfWork(transactionsOf(source), source)).listStuck('', 100);
      await source.destroy();
      const swept = stuck.map(({ id }) => id).includes(fill(run));
      const checked = breachesOf(await check(copy)).includes(fill(`I3 nothing can continue it: ${run}`));
      expect({ swept, checked }).toEqual({ swept: isStuck, checked: isStuck });
    });
  });

  it('are broken by a damaged file', async () => {
    const copy = broken(`UPDATE app_user SET title = title`);
    const bytes = readFileSync(copy);
    // an index page in the middle: what the rows say stays readable
    const db = new Database(copy, { readonly: true });
    const [{ rootpage }] = db.prepare(`SELECT rootpage FROM sqlite_master WHERE name = 'job_deadline'`).all() as [{ rootpage: number }];
    db.close();
    bytes.fill(0xff, (rootpage - 1) * 4096, rootpage * 4096);
    writeFileSync(copy, bytes);
    expect(breachesOf(await check(copy))).toContainEqual(expect.stringMatching(/^I13 /));
  });

  it('are broken by evidence whose bytes were changed, are gone, or that nobody knows', async () => {
    const [folder, path] = [join(dataDir, 'files', ids['hash']!.slice(0, 2)), ids['hash']!];
    const copy = temporaryFolder();
    mkdirSync(join(copy, 'files', ids['hash']!.slice(0, 2)), { recursive: true });
    const inCopy = join(copy, 'files', ids['hash']!.slice(0, 2), path);
    expect(breachesOf(await check(file, { dataDir: copy }))).toEqual(['I9 the file is gone: f1']);
    copyFileSync(join(folder, path), inCopy);
    expect(breachesOf(await check(file, { dataDir: copy }))).toEqual([]);
    writeFileSync(inCopy, Buffer.concat([samplePng().subarray(0, 20), Buffer.from('forged')]));
    expect(breachesOf(await check(file, { dataDir: copy }))).toEqual(['I9 the file is not what it was: f1']);
    copyFileSync(join(folder, path), inCopy);
    writeFileSync(join(copy, 'files', 'left-over'), 'x');
    const later = await checkInvariants(file, { dataDir: copy, now: new Date(Date.now() + 2 * 86_400_000) });
    expect(breachesOf(later)).toEqual([`I9 file nobody knows: ${join(copy, 'files', 'left-over')}`]);
  });

  describe('with the journal of a client', () => {
    const started = (key: string, more: Partial<JournalLine>): JournalLine => ({ key, command: 'start', acknowledged: true, at: NOW.toISOString(), effect: { historyKind: 'STARTED', businessKey: key }, ...more });

    it('hold when what was acknowledged is there and what was not is there at most once', async () => {
      expect(breachesOf(await check(file, { journal: [started('DONE-1', {}), started('NEVER', { acknowledged: false }), started('REFUSED', { acknowledged: false, refused: 'no' })] }))).toEqual([]);
    });

    it.each<[string, string, JournalLine[], string[]]>([
      ['an acknowledged command that is gone', 'I1 acknowledged and lost: GONE', [started('GONE', {})], []],
      ['an acknowledged command done twice', 'I1 acknowledged and done more than once: DONE-1', [started('DONE-1', {})], [`INSERT INTO history_entry SELECT id || 'x', tenant_id, process_instance_id, at, kind, element_id, element_name, task_id, actor_id, opinion, clause, detail, evidence_count FROM history_entry WHERE kind = 'STARTED' AND process_instance_id = '$done'`]],
      ['a refused command that was done', 'I2 refused and yet done: DONE-1', [started('DONE-1', { acknowledged: false, refused: 'no' })], []],
    ])('are broken by %s', async (_what, expected, journal, statements) => {
      expect(breachesOf(await check(statements.length ? broken(...statements) : file, { journal }))).toContain(expected);
    });
  });
});
