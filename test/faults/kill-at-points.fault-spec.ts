import { FAULT_POINTS, type FaultPoint } from '../../src/common';
import { breachesOf, checkInvariants } from '../../src/operations/invariants';
import { ClientJournal } from './support/client-journal';
import { furnishedGround, targetOf } from './support/fault-database';
import { HostGone, HostPool, HostRefused, type FaultHost } from './support/fault-host';
import { KILL_COMMANDS, type KillCommand } from './support/kill-commands';
import { IS_LONG, report } from './support/scale';

/** Two lanes: as many as the smallest machine has cores. */
const LANES = 2;
const MOST_BOOT_MS = 10_000;

describe('A host killed at a fault point', () => {
  const met = new Set<FaultPoint>();
  const counts = { kills: 0, 'survived complete': 0, 'undone and done again': 0, 'acknowledged and lost': 0 };
  let slowestBoot = 0;

  it('leaves each command undone or complete, whichever point of whichever command it was, and goes on by itself', async () => {
    const queue = [...KILL_COMMANDS];
    await Promise.all(
      Array.from({ length: LANES }, async (_, number) => {
        const lane = await Lane.open(`lane${number}`);
        for (let command = queue.shift(); command; command = queue.shift()) await lane.killEverywhere(command);
        await lane.close();
      }),
    );
    report('kill -9 at named points', { ...counts, points: met.size, commands: KILL_COMMANDS.length, 'ms slowest boot': slowestBoot });
    // every point of the product is in some command's way
    expect([...met].sort()).toEqual([...FAULT_POINTS].sort());
    expect(counts.kills).toBeGreaterThan(100);
    expect(counts['acknowledged and lost']).toBe(0);
    expect(slowestBoot).toBeLessThan(MOST_BOOT_MS);
  }, 900_000);

  class Lane {
    private host!: FaultHost;
    private readonly pool = new HostPool(1);

    private constructor(
      private readonly ground: Awaited<ReturnType<typeof furnishedGround>>,
      private readonly journal: ClientJournal,
    ) {}

    static async open(name: string): Promise<Lane> {
      const lane = new Lane(await furnishedGround(), new ClientJournal(name));
      await lane.boot();
      return lane;
    }

    async close(): Promise<void> {
      await this.host.close();
      await this.pool.close();
    }

    async killEverywhere(command: KillCommand): Promise<void> {
      const points = await this.pointsOf(command);
      for (const [point, hits] of points) {
        met.add(point);
        for (const nth of IS_LONG ? Array.from({ length: hits }, (_, index) => index + 1) : hits > 1 && /commit|outbox/.test(point) ? [1, hits] : [1]) {
          await this.killAt(command, point, nth);
        }
      }
    }

    /** What the command meets when nobody strikes, and how often. */
    private async pointsOf(command: KillCommand): Promise<Map<FaultPoint, number>> {
      const key = this.journal.newKey();
      const prepared = await command.prepare(this.host, key);
      await this.host.call('record');
      await this.journal.send(command.name, command.effect?.(prepared, key) ?? { historyKind: 'none', businessKey: key }, () => command.send(this.host, prepared, key), key);
      if (!command.effect) this.journal.entries.pop();
      const hits = new Map<FaultPoint, number>();
      for (const point of await this.host.call('recorded')) hits.set(point, (hits.get(point) ?? 0) + 1);
      return hits;
    }

    private async killAt(command: KillCommand, point: FaultPoint, nth: number): Promise<void> {
      const key = this.journal.newKey();
      const prepared = await command.prepare(this.host, key);
      await this.host.call('killAt', point, nth);
      const acknowledged = await this.send(command, prepared, key);
      await this.host.process.exited;
      counts.kills += 1;
      await this.boot();
      await this.host.call('settle');
      const where = `${command.name} at ${point} #${nth}`;
      const count = await command.count(this.host, prepared, key);
      if (acknowledged && count === 0) counts['acknowledged and lost'] += 1;
      expect([where, [0, 1].includes(count)]).toEqual([where, true]);
      if (count === 1) await this.refusesAgain(command, prepared, key, where);
      else await this.doesAgain(command, prepared, key, where);
      counts[count === 1 ? 'survived complete' : 'undone and done again'] += 1;
      const verdicts = await checkInvariants(targetOf(this.ground.database), { journal: this.journal.entries, isSettled: true, now: new Date() });
      expect([where, ...breachesOf(verdicts)]).toEqual([where]);
    }

    private async send(command: KillCommand, prepared: Parameters<KillCommand['send']>[1], key: string): Promise<boolean> {
      const effect = command.effect?.(prepared, key);
      if (effect) {
        const sent = this.journal.entries.length;
        await this.journal.send(command.name, effect, () => command.send(this.host, prepared, key), key);
        return this.journal.entries[sent]!.acknowledged;
      }
      return command.send(this.host, prepared, key).then(
        () => true,
        (error: unknown) => {
          if (error instanceof HostGone) return false;
          throw error;
        },
      );
    }

    private async doesAgain(command: KillCommand, prepared: Parameters<KillCommand['send']>[1], key: string, where: string): Promise<void> {
      await this.send(command, prepared, key);
      expect([where, await command.count(this.host, prepared, key)]).toEqual([where, 1]);
    }

    private async refusesAgain(command: KillCommand, prepared: Parameters<KillCommand['send']>[1], key: string, where: string): Promise<void> {
      if (!command.againIs) return;
      const refusal = await command.send(this.host, prepared, key).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect([where, (refusal as HostRefused).code]).toEqual([where, command.againIs]);
      expect([where, await command.count(this.host, prepared, key)]).toEqual([where, 1]);
    }

    private async boot(): Promise<void> {
      this.host = await this.pool.open({ ...this.ground, withoutWorkers: true });
      slowestBoot = Math.max(slowestBoot, this.host.bootMs);
    }
  }
});
