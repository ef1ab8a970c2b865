import { parentPort } from 'node:worker_threads';
import { expressionFunctions } from '../expression';
import { inspectDefinition } from './inspection';
import { inspectionAborted } from './inspection-limits';
import type { InspectionAnswer, InspectionOrder } from './definition-inspector';

/** The thread in which diagrams of people are read: it may be slow, run out of memory and be killed; the host goes on. */
parentPort!.on('message', (order: InspectionOrder) => void answer(order).then((result) => parentPort!.postMessage(result)));
parentPort!.postMessage('ready');

async function answer({ xml, functionNames }: InspectionOrder): Promise<InspectionAnswer> {
  // an inspection looks whether a function exists; it never calls one
  for (const name of functionNames) if (!expressionFunctions.names().includes(name)) expressionFunctions.register({ name, parameters: [], run: () => null });
  try {
    return { inspection: await inspectDefinition(xml) };
  } catch (failure) {
    // text so nested that our own rules run out of stack
    if (failure instanceof RangeError) return { inspection: inspectionAborted('too-complex') };
    return { failure: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
  }
}
