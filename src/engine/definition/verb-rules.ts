import type { Diagram, DiagramElement } from './diagram';
import { error, type DefinitionProblem } from './problem';
import { isReservedName } from './reserved-names';

/** What `gov:verbs` may name: the acts on a task that a step allows beside claiming and completing it. */
export const TASK_VERBS = ['transfer', 'delegate', 'add-sign', 'return', 'copy', 'recall', 'batch'] as const;
export type TaskVerb = (typeof TASK_VERBS)[number];

/** `gov:verbs`, `gov:returnTo`, `gov:votes`: they stand at user tasks, and what they name is there. */
export function checkVerbs(diagram: Diagram): DefinitionProblem[] {
  return [...diagram.elements.values()].flatMap((element) => [...checkPlace(element), ...checkWords(element), ...checkTargets(element, diagram), ...checkVotes(element)]);
}

function checkPlace({ id, type, gov }: DiagramElement): DefinitionProblem[] {
  const misplaced = ['verbs', 'returnTo', 'votes'].filter((name) => gov[name] !== undefined && type !== 'userTask');
  return misplaced.map((name) => error(id, 'verbs-not-here', `gov:${name} 只能写在用户任务上。`, `gov:${name} belongs to user tasks.`));
}

function checkWords({ id, gov }: DiagramElement): DefinitionProblem[] {
  const unknown = wordsOf(gov.verbs).filter((word) => !(TASK_VERBS as readonly string[]).includes(word));
  return unknown.map((word) => error(id, 'verb-unknown', `不认识的办理动作“${word}”，可用：${TASK_VERBS.join('、')}。`, `Unknown verb "${word}"; possible are ${TASK_VERBS.join(', ')}.`));
}

function checkTargets({ id, type, gov }: DiagramElement, { elements }: Diagram): DefinitionProblem[] {
  if (type !== 'userTask') return [];
  return wordsOf(gov.returnTo).flatMap((target) => {
    const there = elements.get(target);
    if (there?.type === 'userTask' && target !== id) return [];
    return [error(id, 'return-target-unknown', `退回目标“${target}”不是本流程中的另一个用户任务。`, `The return target "${target}" is no other user task of this process.`)];
  });
}

/** The tally becomes a variable of the instance. */
function checkVotes({ id, gov, multiInstance }: DiagramElement): DefinitionProblem[] {
  if (gov.votes === undefined) return [];
  if (!multiInstance) return [error(id, 'votes-not-here', 'gov:votes 只用于多实例（会签）任务。', 'gov:votes belongs to multi-instance tasks.')];
  return /^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(gov.votes) && !isReservedName(gov.votes) ? [] : [error(id, 'votes-name-invalid', `计票变量名“${gov.votes}”须以字母开头，只含字母和数字。`, `The tally "${gov.votes}" must be a name of letters and digits.`)];
}

function wordsOf(value: string | undefined): string[] {
  return value?.split(/[\s,]+/).filter(Boolean) ?? [];
}
