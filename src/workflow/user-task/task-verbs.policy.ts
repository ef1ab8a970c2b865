import type { Sentence } from '../../common';
import { TASK_VERBS, type TaskVerb } from '../../engine';

/** When the diagram says nothing: what changes neither the way of the case nor how closely it is looked at. */
const USUAL: readonly TaskVerb[] = ['transfer', 'delegate', 'add-sign', 'copy', 'recall'];

const NAMES: Record<TaskVerb, Sentence> = {
  transfer: { zh: '转办', en: 'transfer' },
  delegate: { zh: '委派', en: 'delegation' },
  'add-sign': { zh: '加签', en: 'additional signers' },
  return: { zh: '退回', en: 'return' },
  copy: { zh: '抄送', en: 'copies' },
  recall: { zh: '撤回', en: 'recall' },
  batch: { zh: '批量办理', en: 'batch completion' },
};

/** `gov:verbs` and `gov:returnTo` as they stand in the diagram; null where it says nothing. Unknown words were refused at deployment. */
export function verbsOf(gov: Readonly<Record<string, unknown>>): { verbs: TaskVerb[] | null; returnTo: string[] | null } {
  const words = (value: unknown): string[] | null => (typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : null);
  const returnTo = words(gov.returnTo);
  const verbs = words(gov.verbs)?.filter((word): word is TaskVerb => (TASK_VERBS as readonly string[]).includes(word)) ?? null;
  // naming where to is allowing it
  return { verbs: returnTo?.length && !verbs?.includes('return') ? [...(verbs ?? USUAL), 'return'] : verbs, returnTo };
}

export function allowsVerb(task: { readonly verbs: readonly TaskVerb[] | null }, verb: TaskVerb): boolean {
  return (task.verbs ?? USUAL).includes(verb);
}

/** The model does not offer this verb at this step: the reason, or nothing. */
export function refuseVerb(task: { readonly verbs: readonly TaskVerb[] | null }, verb: TaskVerb): Sentence | undefined {
  if (allowsVerb(task, verb)) return undefined;
  return { zh: `本环节不允许${NAMES[verb].zh}。`, en: `This step does not allow ${NAMES[verb].en}.` };
}
