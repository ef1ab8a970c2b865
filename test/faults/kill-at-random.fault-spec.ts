import { setTimeout as sleep } from 'node:timers/promises';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { ClientJournal } from './support/client-journal';
import { furnishedGround, targetOf, type Ground } from './support/fault-database';
import { HostPool, type FaultHost } from './support/fault-host';
import { httpVerbs, RandomClients } from './support/random-clients';
import { report, rounds, seededRandom } from './support/scale';

/** Hosts in one process, each with a database and clients of its own: one kill -9 strikes each of them where it happens to be. */
const HOSTS = 10;
const PROCESSES = 2;
const CLIENTS = 8;
/** a database that has met so many kills is looked at once more as a whole, and another takes its place */
const KILLS_PER_DATABASE = 25;

describe('Hosts killed at random under eight concurrent clients each', () => {
  it('lose nothing that was acknowledged and leave nothing stuck', async () => {
    const random = seededRandom('kill -9 at random');
    const counts = { kills: 0, 'processes killed': 0, commands: 0, acknowledged: 0, refused: 0, 'acknowledged and lost': 0, 'dead instances': 0, 'other breaches': 0 };
    const breaches: string[] = [];
    let left = rounds(100, 1000);
    const note = (found: readonly string[]) => {
      breaches.push(...found);
      counts['acknowledged and lost'] += found.filter((text) => /^I1 acknowledged and lost/.test(text)).length;
      counts['dead instances'] += found.filter((text) => /^I3 nothing can continue it/.test(text)).length;
      counts['other breaches'] += found.filter((text) => !/^I1 acknowledged and lost|^I3 nothing can continue it/.test(text)).length;
    };

    const lane = async (name: string) => {
      const pool = new HostPool(1);
      let grounds: { ground: Ground; journal: ClientJournal }[] = [];
      let age = 0;
      for (; left-- > 0; age++) {
        if (age % KILLS_PER_DATABASE === 0) {
          await lookAtAll(grounds);
          grounds = [];
          for (let n = 0; n < HOSTS; n++) grounds.push({ ground: await furnishedGround('system'), journal: new ClientJournal(`${name}-${age}-${n}`) });
        }
        const known = grounds.map(({ journal }) => journal.entries.length);
        const hosts = await pool.openAll(grounds.map(({ ground }) => ground));
        const clients = hosts.map((host, n) => new RandomClients(host, grounds[n]!.journal, random));
        const working = Promise.all(clients.map((one) => one.workUntilGone(CLIENTS)));
        // at a random moment of a random stage of the work: the first commands are as good a victim as the hundredth
        const acknowledged = () => grounds.reduce((sum, { journal }, n) => sum + journal.entries.slice(known[n]).filter((entry) => entry.acknowledged).length, 0);
        const enough = random.below(HOSTS * 8);
        while (acknowledged() < enough) await sleep(3);
        await sleep(random.below(20));
        await hosts[0]!.kill();
        await working;
        counts['processes killed'] += 1;
        counts.kills += hosts.length;
        counts.refused += clients.reduce((sum, one) => sum + one.refused, 0);
        for (const [n, { ground, journal }] of grounds.entries()) {
          const round = journal.entries.slice(known[n]);
          counts.commands += round.length;
          counts.acknowledged += round.filter((entry) => entry.acknowledged).length;
          // as the crash left it: nothing has been recovered yet but what SQLite itself recovers
          note(breachesOf(await checkInvariants(targetOf(ground.database), { journal: round.filter(({ effect }) => effect.opinion ?? effect.businessKey), now: new Date() })));
        }
      }
      await lookAtAll(grounds);
      await pool.close();
    };

    /** Once more after a last start: everything is served, and the whole journal is there. */
    const lookAtAll = async (grounds: readonly { ground: Ground; journal: ClientJournal }[]) => {
      if (grounds.length === 0) return;
      const pool = new HostPool(0);
      const hosts = await pool.openAll(grounds.map(({ ground }) => ground));
      await Promise.all(hosts.map((host: FaultHost) => host.call('settle')));
      for (const { ground, journal } of grounds) note(breachesOf(await checkInvariants(targetOf(ground.database), { journal: journal.entries, isSettled: true, now: new Date() })));
      await hosts[0]!.kill();
    };

    const began = Date.now();
    await Promise.all(Array.from({ length: PROCESSES }, (_, number) => lane(`p${number}`)));
    report('kill -9 at random', { ...counts, seconds: Math.round((Date.now() - began) / 1000) });
    expect(breaches).toEqual([]);
    expect(counts.kills).toBeGreaterThanOrEqual(rounds(1000, 10_000));
    expect(counts.acknowledged).toBeGreaterThan(counts.kills);
  }, 3_600_000);

  it('lose nothing over HTTP either, with the whole application behind it', async () => {
    const random = seededRandom('kill -9 over HTTP');
    const ground = await furnishedGround('system', 'application');
    const journal = new ClientJournal('http');
    const pool = new HostPool(1);
    const breaches: string[] = [];
    const began = Date.now();
    let kills = 0;
    for (; kills < rounds(20, 500); kills++) {
      const known = journal.entries.length;
      const host = await pool.open({ ...ground, http: true });
      const working = new RandomClients(host, journal, random, await httpVerbs(host)).workUntilGone(CLIENTS);
      const acknowledged = () => journal.entries.slice(known).filter((entry) => entry.acknowledged).length;
      const enough = random.below(40);
      while (acknowledged() < enough) await sleep(3);
      await sleep(random.below(20));
      await host.kill();
      await working;
      breaches.push(...breachesOf(await checkInvariants(targetOf(ground.database), { dataDir: ground.dataDir, journal: journal.entries.slice(known).filter(({ effect }) => effect.opinion ?? effect.businessKey), now: new Date() })));
    }
    const last = await pool.open(ground);
    await last.call('settle');
    breaches.push(...breachesOf(await checkInvariants(targetOf(ground.database), { dataDir: ground.dataDir, journal: journal.entries, isSettled: true, now: new Date() })));
    await last.kill();
    await pool.close();
    report('kill -9 over HTTP', { kills, commands: journal.entries.length, acknowledged: journal.acknowledged, breaches: breaches.length, seconds: Math.round((Date.now() - began) / 1000) });
    expect(breaches).toEqual([]);
    expect(journal.acknowledged).toBeGreaterThan(kills);
  }, 3_600_000);
});
