import { endEvent, error, message, signal, startEvent, userTask } from '../../../src/engine/bpmn-server/step-rig';
import type { DeadlineRule } from '../../../src/workflow/registry';
import { PoisonWorld } from './poison.fixture';

export const SECRET = '张三的身份证';
export const byAnn = 'camunda:assignee="ann"';
export const T9: DeadlineRule = { code: 'T-9', title: '处理期限', amount: 2, unit: 'WORKDAY', source: 'OURS' };
export const START = startEvent('s');
export const END = endEvent('e');
export const ASK = userTask('ask', byAnn);
export const ROOTS = message('m', 'go') + signal('sig', 'bell') + error('err', 'LOST') + error('other', 'OTHER');

export interface Kind {
  readonly name: string;
  /** the element the incident must name */
  readonly at?: string;
  readonly kind?: string | RegExp;
  readonly cause?: RegExp;
  /** attempts after it gave up; one when a person did it */
  readonly attempts?: number;
  /** breaks it; answers the run that is stuck, or null when it belongs to none */
  readonly spoil: (world: PoisonWorld) => Promise<string | null>;
  /** what the supervisor repairs with the retry */
  readonly variables?: Record<string, unknown>;
  readonly mend?: (world: PoisonWorld, instanceId: string) => Promise<void> | void;
  /** other than "the run is over" */
  readonly then?: (world: PoisonWorld, instanceId: string | null) => Promise<void>;
}

/** One run with this diagram, whatever is wrong with it shows when its first task is done. */
export async function begin(world: PoisonWorld, key: string, body: string, variables: Record<string, unknown> = {}): Promise<string> {
  await world.host.deploy(key, START + ASK + body, { roots: ROOTS });
  return (await world.start(key, { person: SECRET, ...variables })).id;
}
export const openTask = async (world: PoisonWorld, id: string | null, elementId: string) => expect(await world.host.open(id!)).toEqual([elementId]);

/** A promise that settles long after the step was given up. */
export const late = <T>(settle: () => T): Promise<T> => new Promise((resolve, reject) => {
  setTimeout(() => {
    try {
      resolve(settle());
    } catch (failure) {
      reject(failure as Error);
    }
  }, 2_000).unref();
});
