import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InspectionBusy } from '../engine.errors';
import { expressionFunctions } from '../expression';
import { inspectionAborted, INSPECTION_LIMITS, wasGivenUp, type InspectionLimits } from './inspection-limits';
import type { DefinitionInspection } from './inspection';

export interface InspectionOrder {
  readonly xml: string;
  readonly functionNames: readonly string[];
}

export interface InspectionAnswer {
  readonly inspection?: DefinitionInspection;
  /** a defect of ours */
  readonly failure?: string;
}

interface Waiting {
  readonly xml: string;
  readonly resolve: (inspection: DefinitionInspection) => void;
  readonly reject: (failure: Error) => void;
}

const REMEMBERED = 200;

/**
 * Reads diagrams in threads of their own, so that no file keeps the host from answering others: a file that takes too
 * long or too much memory costs its thread, and the next file gets a new one. The same text is read once.
 */
@Injectable()
export class DefinitionInspector implements OnModuleDestroy {
  private readonly waiting: Waiting[] = [];
  private readonly threads = new Set<InspectionThread>();
  private readonly known = new Map<string, Promise<DefinitionInspection>>();
  private readonly limits: InspectionLimits = INSPECTION_LIMITS;

  static withLimits(limits: Partial<InspectionLimits>): DefinitionInspector {
    return Object.assign(new DefinitionInspector(), { limits: { ...INSPECTION_LIMITS, ...limits } });
  }

  inspect(xml: string): Promise<DefinitionInspection> {
    const digest = createHash('sha256').update([...expressionFunctions.names(), ''].join('\n')).update(xml).digest('base64');
    const known = this.known.get(digest);
    const inspection = known ?? this.enqueue(xml);
    this.known.delete(digest);
    this.known.set(digest, inspection);
    if (this.known.size > REMEMBERED) this.known.delete(this.known.keys().next().value!);
    const forget = () => this.known.delete(digest);
    if (!known) inspection.then((result) => wasGivenUp(result) && forget(), forget);
    return inspection;
  }

  async onModuleDestroy(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new InspectionBusy());
    await Promise.all([...this.threads].map((thread) => thread.stop()));
    this.threads.clear();
  }

  private enqueue(xml: string): Promise<DefinitionInspection> {
    if (this.waiting.length >= this.limits.waiting) return Promise.reject(new InspectionBusy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ xml, resolve, reject });
      this.serve();
    });
  }

  private serve(): void {
    while (this.waiting.length > 0) {
      const thread = this.idleThread();
      if (!thread) return;
      const { xml, resolve, reject } = this.waiting.shift()!;
      void thread.read({ xml, functionNames: expressionFunctions.names() }).then(resolve, reject).finally(() => this.serve());
    }
  }

  private idleThread(): InspectionThread | undefined {
    for (const thread of this.threads) if (thread.isOver && !thread.isBusy) this.threads.delete(thread);
    const idle = [...this.threads].find((thread) => !thread.isBusy);
    if (idle || this.threads.size >= this.limits.threads) return idle;
    const thread = new InspectionThread(this.limits);
    this.threads.add(thread);
    return thread;
  }
}

/** compiled, or TypeScript as it stands when tests run it */
const FROM_SOURCE = __filename.endsWith('.ts');
const SCRIPT = join(__dirname, `inspection.worker${FROM_SOURCE ? '.ts' : '.js'}`);
const LOADER = FROM_SOURCE ? ['--require', join(__dirname, '../bpmn-server/conformance/typescript-register.cjs')] : [];

/** One thread, one file at a time. The clock runs while a file is read, not while the thread starts. */
class InspectionThread {
  isBusy = false;
  isOver = false;
  private readonly worker: Worker;
  private readonly ready: Promise<unknown>;

  constructor(private readonly limits: InspectionLimits) {
    this.worker = new Worker(SCRIPT, { execArgv: LOADER, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32 } });
    this.worker.on('error', () => (this.isOver = true)).once('exit', () => (this.isOver = true));
    this.ready = new Promise((resolve) => this.worker.once('message', resolve));
  }

  async read(order: InspectionOrder): Promise<DefinitionInspection> {
    this.isBusy = true;
    this.worker.ref();
    try {
      return await this.answerTo(order);
    } finally {
      this.isBusy = false;
      // an idle thread does not keep the host from ending
      this.worker.unref();
    }
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  private answerTo(order: InspectionOrder): Promise<DefinitionInspection> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        this.worker.removeAllListeners('message').off('error', onError).off('exit', onExit);
        act();
      };
      const onError = (failure: Error & { code?: string }): void => {
        this.isOver = true;
        settle(() => (failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(inspectionAborted('too-complex')) : reject(failure)));
      };
      const onExit = (): void => settle(() => reject(new InspectionBusy()));
      this.worker.on('error', onError).on('exit', onExit);
      void this.ready.then(() => {
        this.worker.on('message', ({ inspection, failure }: InspectionAnswer) => settle(() => (inspection ? resolve(inspection) : reject(new Error(failure)))));
        timer = setTimeout(() => {
          this.isOver = true;
          settle(() => resolve(inspectionAborted('too-slow')));
          void this.worker.terminate();
        }, this.limits.seconds * 1_000);
        this.worker.postMessage(order);
      });
    });
  }
}
