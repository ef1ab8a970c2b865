import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Settings } from '../../src/platform/config';

const ROOT = join(__dirname, '..', '..');
const PATIENCE_MS = 120_000;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The compiled server in a process of its own, as in service: signals, exit codes, crashes. */
export class BuiltHost {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
    readonly exited: Promise<Exit>,
    private readonly output: () => string,
  ) {}

  /** Builds when the sources have changed. Once per spec file is enough. */
  static build(): void {
    const prepare = pathToFileURL(join(ROOT, 'scripts', 'prepare.mjs')).href;
    const made = spawnSync(process.execPath, ['--input-type=module', '-e', `const { ensureBuild } = await import(${JSON.stringify(prepare)}); await ensureBuild('server', console.error);`], { cwd: ROOT, encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`the server could not be built:\n${made.stderr}`);
  }

  static async start(settings: Settings, env: Record<string, string> = {}): Promise<BuiltHost> {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'main.js')], { cwd: ROOT, env: { ...environmentOf(settings), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    const address = new Promise<string>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`the host did not get ready:\n${output}`)), PATIENCE_MS);
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const found = /http:\/\/localhost:(\d+)/.exec(output);
        if (!found) return;
        clearTimeout(patience);
        resolve(`http://127.0.0.1:${found[1]}`);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      void exited.then(({ code }) => {
        clearTimeout(patience);
        reject(new Error(`the host ended with ${code}:\n${output}`));
      });
    });
    return new BuiltHost(child, await address, exited, () => output);
  }

  /** What it has said so far. */
  get log(): string {
    return this.output();
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** The same installation for another process. */
export function environmentOf(settings: Settings): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: settings.dataDir,
    ...(settings.database.kind === 'postgres' ? { DATABASE_URL: settings.database.url } : {}),
    CLOCK: 'manual',
    DEMO: 'off',
    LOG_LEVEL: 'info',
    SIGN_INS_PER_MINUTE: '100000',
    PASSWORD_MEMORY_KIB: '8',
    PASSWORD_PASSES: '1',
  };
}
