import type { Sentence } from '../../common';

/** Something wrong with a diagram. Errors keep it from being deployed; warnings are shown to the process owner. */
export interface DefinitionProblem {
  readonly elementId?: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: Sentence;
}

export function problem(severity: DefinitionProblem['severity'], elementId: string | undefined, code: string, zh: string, en: string): DefinitionProblem {
  return { ...(elementId ? { elementId } : {}), severity, code, message: { zh, en } };
}

export function error(elementId: string | undefined, code: string, zh: string, en: string): DefinitionProblem {
  return problem('error', elementId, code, zh, en);
}

export function warning(elementId: string | undefined, code: string, zh: string, en: string): DefinitionProblem {
  return problem('warning', elementId, code, zh, en);
}
