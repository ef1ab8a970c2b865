import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { SheetCopy } from './approval-sheet';
import { ApprovalSheetPrinterBusy } from './approval-sheet.errors';

export interface PrintAnswer {
  readonly pdf?: Uint8Array;
  /** a defect of ours */
  readonly failure?: string;
}

interface Waiting {
  readonly copy: SheetCopy;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (failure: Error) => void;
}

/** compiled, or TypeScript as it stands when tests run it */
const FROM_SOURCE = __filename.endsWith('.ts');
const SCRIPT = join(__dirname, `sheet-print.worker${FROM_SOURCE ? '.ts' : '.js'}`);
const LOADER = FROM_SOURCE ? ['--require', join(__dirname, '../../engine/bpmn-server/conformance/typescript-register.cjs')] : [];

const MOST_WAITING = 20;
const PATIENCE_MS = 30_000;
const HEAP_MB = 256;

/**
 * Sets sheets in a thread of its own, one after the other: two Chinese fonts are read and cut down for every sheet, and
 * the host goes on answering meanwhile. A sheet that takes too long costs its thread; the next one gets a new one.
 */
@Injectable()
export class SheetPrinter implements OnModuleDestroy {
  private readonly logger = new Logger(SheetPrinter.name);
  private readonly waiting: Waiting[] = [];
  private thread: Worker | undefined;
  private current: Waiting | undefined;

  print(copy: SheetCopy): Promise<Buffer> {
    if (this.waiting.length >= MOST_WAITING) return Promise.reject(new ApprovalSheetPrinterBusy());
    return new Promise((resolve, reject) => {
      this.waiting.push({ copy, resolve, reject });
      void this.serve();
    });
  }

  async onModuleDestroy(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new ApprovalSheetPrinterBusy());
    await this.thread?.terminate();
  }

  private async serve(): Promise<void> {
    if (this.current) return;
    while ((this.current = this.waiting.shift())) {
      const { copy, resolve, reject } = this.current;
      await this.set(copy).then(resolve, reject);
    }
  }

  private set(copy: SheetCopy): Promise<Buffer> {
    const thread = (this.thread ??= new Worker(SCRIPT, { execArgv: LOADER, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } }));
    thread.ref();
    return new Promise((resolve, reject) => {
      const settle = (isReusable: boolean, act: () => void): void => {
        clearTimeout(timer);
        thread.off('message', onAnswer).off('error', onError).off('exit', onExit);
        // an idle thread does not keep the host from ending
        thread.unref();
        if (!isReusable) this.dismiss(thread);
        act();
      };
      const onAnswer = ({ pdf, failure }: PrintAnswer): void => settle(true, () => (pdf ? resolve(Buffer.from(pdf)) : reject(new Error(failure))));
      const onError = (failure: Error): void => settle(false, () => reject(this.givenUp(failure.message)));
      const onExit = (): void => settle(false, () => reject(this.givenUp('its thread ended')));
      const timer = setTimeout(() => settle(false, () => reject(this.givenUp('it took too long'))), PATIENCE_MS);
      thread.on('message', onAnswer).on('error', onError).on('exit', onExit);
      thread.postMessage(copy);
    });
  }

  private dismiss(thread: Worker): void {
    this.thread = undefined;
    // what it still says concerns nobody
    thread.on('error', () => undefined);
    void thread.terminate();
  }

  private givenUp(reason: string): ApprovalSheetPrinterBusy {
    this.logger.error(`an approval sheet was given up: ${reason}`);
    return new ApprovalSheetPrinterBusy();
  }
}
