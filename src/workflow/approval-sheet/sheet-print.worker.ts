import { parentPort } from 'node:worker_threads';
import type { SheetCopy } from './approval-sheet';
import { setSheet } from './sheet-layout';
import type { PrintAnswer } from './sheet-printer';

/** The thread in which sheets are set. */
parentPort!.on('message', (copy: SheetCopy) => void answer(copy).then((result) => parentPort!.postMessage(result)));

async function answer(copy: SheetCopy): Promise<PrintAnswer> {
  try {
    return { pdf: await setSheet(copy) };
  } catch (failure) {
    return { failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
  }
}
