import { breachesOf, checkInvariants } from '../../../src/operations/invariants';
import type { PostgresConfig } from '../../../src/platform/database';
import type { PostgresServer } from '../../support/postgres-server';
import { temporaryFolder } from '../../support/test-settings';
import type { ClientJournal } from './client-journal';
import { HostProcess, type FaultHost } from './fault-host';
import type { OpenRequest } from './host-protocol';

export interface ClusterOptions extends Pick<Partial<OpenRequest>, 'clock' | 'withoutWorkers' | 'sabotage' | 'bare'> {
  readonly limits?: Omit<PostgresConfig, 'kind' | 'url'>;
  /** a database that is there already; otherwise a new one */
  readonly url?: string;
  /** of the nth host: its way to the database, its clock, its process */
  readonly through?: (url: string, nth: number) => string;
  readonly clockErrorMs?: readonly number[];
  readonly env?: readonly Record<string, string>[];
}

/** Several host processes on one database of a PostgreSQL server. The first one migrates and furnishes it. */
export class HostCluster {
  readonly hosts: FaultHost[] = [];

  private constructor(
    readonly server: PostgresServer,
    readonly url: string,
    private readonly options: ClusterOptions,
  ) {}

  static async open(server: PostgresServer, size: number, options: ClusterOptions = {}): Promise<HostCluster> {
    const cluster = new HostCluster(server, options.url ?? (await server.createDatabase()), options);
    const processes = Array.from({ length: size }, (_, nth) => HostProcess.spawn({ env: options.env?.[nth] }));
    const open = (nth: number) => processes[nth]!.open(cluster.request(nth));
    // hosts without furniture may come all at once
    const first = options.bare ? [] : [await open(0)];
    cluster.hosts.push(...first, ...(await Promise.all(processes.slice(first.length).map((_, n) => open(n + first.length)))));
    return cluster;
  }

  /** Another host process in the place of the nth. */
  async replace(nth: number): Promise<void> {
    this.hosts[nth] = await HostProcess.spawn({ env: this.options.env?.[nth] }).open(this.request(nth));
  }

  request(nth: number): OpenRequest {
    const { limits, through, clockErrorMs, clock = 'system', withoutWorkers, sabotage, bare } = this.options;
    return {
      database: { kind: 'postgres', url: through?.(this.url, nth) ?? this.url, ...limits },
      dataDir: temporaryFolder(),
      floor: 'workflow',
      clock,
      withoutWorkers,
      sabotage,
      bare,
      clockErrorMs: clockErrorMs?.[nth],
    };
  }

  get name(): string {
    return new URL(this.url).pathname.slice(1);
  }

  /** As the server has it, without any host. */
  query<T extends object>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.server.query<T>(sql, parameters, this.name);
  }

  /** Every host serves what is due, until nothing is left: each leaves alone what another is at. */
  async settle(): Promise<void> {
    for (let open = 1; open > 0; ) {
      await Promise.all(this.hosts.filter((host) => !host.process.isGone).map((host) => host.call('settle')));
      [{ open }] = (await this.query<{ open: number }>(`SELECT count(*)::int AS open FROM outbox_message WHERE status = 'PENDING' AND attempts = 0`)) as [{ open: number }];
    }
  }

  /** What breaks an invariant, after everything has been served. */
  async breaches(journal?: ClientJournal): Promise<string[]> {
    await this.settle();
    return breachesOf(await checkInvariants(this.url, { journal: journal?.entries, isSettled: true, now: new Date() }));
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.close()));
  }

  async kill(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.kill()));
  }
}
