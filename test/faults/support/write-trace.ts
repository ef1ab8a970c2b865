import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a host did to its files, and when it told somebody that it had. */
export type TraceEvent =
  | { readonly kind: 'write'; readonly file: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'told'; readonly text: string };

/** Why writes cannot be traced here; nothing when they can. */
export function whyNoTrace(): string | undefined {
  const tried = spawnSync('strace', ['-e', 'trace=none', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  if (tried.error) return 'strace is not installed';
  return tried.status === 0 ? undefined : `strace may not trace: ${tried.stderr.trim()}`;
}

/** Watches a running process from outside. */
export class WriteTrace {
  private constructor(
    private readonly strace: ChildProcess,
    private readonly output: string,
  ) {}

  static async attach(pid: number, output: string): Promise<WriteTrace> {
    const calls = 'trace=pwrite64,pwritev,fsync,fdatasync,ftruncate,write,writev,sendmsg';
    const strace = spawn('strace', ['-f', '-y', '-xx', '-s', '1000000', '-e', calls, '-o', output, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      strace.stderr!.on('data', (chunk: Buffer) => /attached/.test(chunk.toString()) && resolve());
      strace.once('exit', (code) => reject(new Error(`strace ended with ${code}`)));
      strace.once('error', reject);
    });
    return new WriteTrace(strace, output);
  }

  /** The host is gone: what it did, in order. */
  async finish(): Promise<TraceEvent[]> {
    if (this.strace.exitCode === null) await new Promise((resolve) => this.strace.once('exit', resolve));
    return readFileSync(this.output, 'latin1').split('\n').flatMap(eventsOf);
  }
}

const CALL = /^\d+\s+(\w+)\(\d+<([^>]*)>(.*)$/;

/** The host touches its database on one thread: the lines are in the order in which things happened. */
function eventsOf(line: string): TraceEvent[] {
  const [, call, target, rest = ''] = CALL.exec(line) ?? [];
  if (!call || target === undefined) return [];
  const file = bytesOf(target).toString('utf8');
  if (/ = -1 /.test(rest)) return [];
  switch (call) {
    case 'pwrite64': {
      const [, hex, , offset] = /^, "([^"]*)", (\d+), (\d+)/.exec(rest) ?? [];
      return hex === undefined ? [] : [{ kind: 'write', file, offset: Number(offset), data: bytesOf(hex) }];
    }
    case 'pwritev':
      throw new Error(`the recorder does not know how to read ${line.slice(0, 200)}`);
    case 'fsync':
    case 'fdatasync':
      return [{ kind: 'sync', file }];
    case 'ftruncate':
      return [{ kind: 'truncate', file, size: Number(/^, (\d+)/.exec(rest)?.[1]) }];
    default:
      // the answer to the driver: a socket, not a file
      return /^(socket|UNIX|unix|pipe)/.test(file) ? [{ kind: 'told', text: [...rest.matchAll(/"([^"]*)"/g)].map(([, hex]) => bytesOf(hex!).toString('utf8')).join('') }] : [];
  }
}

function bytesOf(text: string): Buffer {
  return text.startsWith('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text, 'latin1');
}
