import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { HOST_CODE } from './host-code';
import type { Call, OpenRequest, Opened, Outcome } from './host-protocol';
import type { HostVerbs } from './host-verbs';

/** The host went away before it answered: what came of the call is unknown. */
export class HostGone extends Error {}

/** The host answered that it will not, or that it broke. */
export class HostRefused extends Error {
  constructor(
    message: string,
    readonly code?: string,
    readonly kind?: string,
  ) {
    super(message);
  }
}

const alive = new Set<HostProcess>();

/** Whatever a spec left running, also after it failed. */
export async function killAllHosts(): Promise<void> {
  await Promise.all([...alive].map((host) => host.kill()));
}

const CHILD = join(HOST_CODE, 'test', 'faults', 'support', 'host.child.js');

export interface ProcessOptions {
  /** of the process, such as its TZ */
  readonly env?: Record<string, string>;
  /** a program that runs it, with its arguments: strace */
  readonly under?: readonly string[];
}

/**
 * A process for hosts. It loads the code when it is made, and becomes a host, or several on databases of their own, when
 * it is told so: one kill -9 then strikes each of them wherever it happens to be.
 */
export class HostProcess {
  private calls = 0;
  private lanes = 0;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly loaded: Promise<void>;
  /** the signal or the exit code */
  readonly exited: Promise<string>;
  private output = '';
  isGone = false;

  private constructor(readonly child: ChildProcess) {
    alive.add(this);
    this.loaded = new Promise((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', () => reject(new HostGone(`a host did not even load:\n${this.output}`)));
    });
    this.loaded.catch(() => undefined);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.isGone = true;
        alive.delete(this);
        for (const { reject } of this.waiting.values()) reject(new HostGone(`the host is gone (${signal ?? code})\n${this.output}`));
        this.waiting.clear();
        resolve(String(signal ?? code));
      });
    });
    child.on('message', (outcome: Outcome | string) => typeof outcome !== 'string' && this.settle(outcome));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-10_000)));
  }

  static spawn({ env: more, under }: ProcessOptions = {}): HostProcess {
    const { NODE_OPTIONS: _unwanted, ...env } = process.env;
    return new HostProcess(
      fork(CHILD, [], {
        execPath: under?.[0] ?? process.execPath,
        execArgv: under ? [...under.slice(1), process.execPath] : [],
        env: { ...env, ...more },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      }),
    );
  }

  async open(request: OpenRequest): Promise<FaultHost> {
    await this.loaded;
    const lane = this.lanes++;
    return new FaultHost(this, lane, (await this.send(lane, 'open', [request])) as Opened);
  }

  /** What it said last, for whoever finds it gone. */
  whyGone(when: string): HostGone {
    return new HostGone(`the host is gone (${this.child.signalCode ?? this.child.exitCode}), ${when}\n${this.output}`);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  send(lane: number, verb: string, args: readonly unknown[]): Promise<unknown> {
    if (this.isGone || !this.child.connected) return Promise.reject(new HostGone(`the host is gone\n${this.output}`));
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, lane, verb, args } as Call, (error) => error && reject(new HostGone(String(error))));
    });
  }

  private settle(outcome: Outcome): void {
    const call = this.waiting.get(outcome.id);
    this.waiting.delete(outcome.id);
    if (outcome.ok) call?.resolve(outcome.value);
    else call?.reject(new HostRefused(outcome.message, outcome.code, outcome.kind));
  }
}

/** One host, driven without HTTP. */
export class FaultHost {
  readonly bootMs: number;
  /** where it listens, when it was opened with `http` */
  readonly address?: string;

  constructor(
    readonly process: HostProcess,
    private readonly lane: number,
    opened: Opened,
  ) {
    this.bootMs = opened.bootMs;
    this.address = opened.address;
  }

  /** Resolves with the host's answer; rejects with `HostRefused`, or `HostGone` when it died over it. */
  call<V extends keyof HostVerbs>(verb: V, ...args: Parameters<HostVerbs[V]>): ReturnType<HostVerbs[V]> {
    return this.process.send(this.lane, verb, args) as ReturnType<HostVerbs[V]>;
  }

  /** kill -9, of the whole process. */
  kill(): Promise<void> {
    return this.process.kill();
  }

  /** In order, and the process with it. */
  async close(): Promise<void> {
    if (this.process.isGone) return;
    await this.call('close');
    this.process.child.disconnect();
    await this.process.exited;
  }
}

/** Keeps processes loaded and waiting, so that the next one is there when the last is killed. */
export class HostPool {
  private readonly standby: HostProcess[] = [];

  constructor(
    private readonly size = 1,
    private readonly options: ProcessOptions = {},
  ) {
    this.fill();
  }

  async open(request: OpenRequest): Promise<FaultHost> {
    return (await this.openAll([request]))[0]!;
  }

  /** Hosts side by side in one process; another process begins to load behind it. */
  async openAll(requests: readonly OpenRequest[]): Promise<FaultHost[]> {
    const process = this.standby.shift() ?? HostProcess.spawn(this.options);
    this.fill();
    const hosts: FaultHost[] = [];
    for (const request of requests) hosts.push(await process.open(request));
    return hosts;
  }

  async close(): Promise<void> {
    await Promise.all(this.standby.splice(0).map((process) => process.kill()));
  }

  private fill(): void {
    while (this.standby.length < this.size) this.standby.push(HostProcess.spawn(this.options));
  }
}
