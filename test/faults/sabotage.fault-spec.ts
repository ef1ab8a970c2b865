import { setTimeout as sleep } from 'node:timers/promises';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { isPostgresRun } from '../support/test-database';
import { ClientJournal } from './support/client-journal';
import { furnishedGround, targetOf, type Ground } from './support/fault-database';
import { HostProcess, type FaultHost, type HostRefused } from './support/fault-host';
import type { Sabotage } from './support/sabotage';
import { report } from './support/scale';

/* Each guarantee is taken away from outside, and what watches over it must notice; with the guarantee the same run is whole. */
describe('The fault suite notices when a guarantee is gone', () => {
  const breachesIn = async (ground: Ground, journal?: ClientJournal) => breachesOf(await checkInvariants(targetOf(ground.database), { journal: journal?.entries, now: new Date() }));

  /** Ten kills in the middle of the answers of eight clients. */
  async function killed(sabotage?: Sabotage): Promise<string[]> {
    const ground = await furnishedGround();
    const journal = new ClientJournal(sabotage ?? 'as-it-is');
    for (let n = 0; n < 5; n++) {
      const host = await HostProcess.spawn().open({ ...ground, sabotage, withoutWorkers: true });
      const working = Promise.all(Array.from({ length: 8 }, () => startUntilGone(host, journal)));
      // not before something was acknowledged, so that there is something to lose
      const before = journal.acknowledged;
      while (journal.acknowledged < before + 10) await sleep(1);
      await host.kill();
      await working;
    }
    return breachesIn(ground, journal);
  }

  async function startUntilGone(host: FaultHost, journal: ClientJournal): Promise<void> {
    while (!host.process.isGone) {
      const key = journal.newKey();
      if ((await journal.send('start', { historyKind: 'STARTED', businessKey: key }, () => host.call('start', 'ann', 'approval', key), key)) === undefined) return;
    }
  }

  it('an answer before its commit: acknowledged work is lost', async () => {
    const [whole, sabotaged] = [await killed(), await killed('ack-before-commit')];
    report('sabotage ack-before-commit', { 'breaches without': whole.length, 'breaches with': sabotaged.length });
    expect(whole).toEqual([]);
    expect(sabotaged).toContainEqual(expect.stringMatching(/^I1 acknowledged and lost/));
  }, 180_000);

  /** Two sign side by side; the second one's step is saved while the first one stands between its engine and its save. */
  it('no compare-and-set: a step saved over another one is a step lost', async () => {
    const overtaken = async (sabotage?: Sabotage) => {
      const ground = await furnishedGround();
      const host = await HostProcess.spawn().open({ ...ground, sabotage, withoutWorkers: true });
      const instanceId = await host.call('start', 'ann', 'approval', 'overtaken');
      const [review] = await host.call('openTasks', instanceId);
      await host.call('claim', 'ann', review!.id);
      await host.call('complete', 'ann', review!.id, 'ok');
      const [a, b] = await host.call('openTasks', instanceId);
      for (const task of [a!, b!]) await host.call('claim', 'ann', task.id);
      await host.call('overtakenBy', 'ann', b!.id);
      const refusal = await host.call('complete', 'ann', a!.id, 'slower').then(
        () => 'none',
        (error: HostRefused) => error.code,
      );
      await host.kill();
      return { refusal, breaches: await breachesIn(ground) };
    };
    expect(await overtaken()).toEqual({ refusal: 'instance-state-changed', breaches: [] });
    const { refusal, breaches } = await overtaken('no-compare-and-set');
    report('sabotage no-compare-and-set', { breaches: breaches.length });
    expect(refusal).toBe('none');
    expect(breaches).toContainEqual(expect.stringMatching(/^I5 a step was lost/));
  }, 120_000);

  (isPostgresRun() ? it.skip : it)('no queue in front of SQLite’s one connection: one command’s work ends in another’s transaction', async () => {
    const outcome = async (sabotage: Sabotage) => {
      const ground = await furnishedGround();
      const journal = new ClientJournal(sabotage);
      const host = await HostProcess.spawn().open({ ...ground, sabotage, withoutWorkers: true });
      let broken = 0;
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const key = journal.newKey();
          await journal.send('start', { historyKind: 'STARTED', businessKey: key }, () => host.call('start', 'ann', 'approval', key), key).catch(() => (broken += 1));
        }),
      );
      await host.kill();
      return { broken, breaches: await breachesIn(ground, journal) };
    };
    expect(await outcome('waits-inside')).toEqual({ broken: 0, breaches: [] });
    const { broken, breaches } = await outcome('no-exclusive-writer');
    report('sabotage no-exclusive-writer', { 'commands broken': broken, breaches: breaches.length });
    expect(broken + breaches.length).toBeGreaterThan(0);
  }, 120_000);
});
