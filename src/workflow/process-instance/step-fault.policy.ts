import { DomainError } from '../../common';
import { ExpressionFailed, ModelMistake, StepFailed, VariablesRefused } from '../../engine';
import { DecisionInputUnexpected, DecisionInvalid, DecisionNotMatched, DecisionNotUnique, DecisionOutputUnexpected } from '../../engine/decision';

/* Three ways a step ends early: refused by the domain, broken by the model or a defect, or a BPMN error nobody catches. */

/** Mistakes of the diagram or of its tables: no user can act on them. */
const MISTAKES = [ModelMistake, ExpressionFailed, VariablesRefused, DecisionInvalid, DecisionNotMatched, DecisionNotUnique, DecisionInputUnexpected, DecisionOutputUnexpected] as const;

/** What a service task refused, in its own words: the user's business. */
export function refusalIn(error: unknown): DomainError | undefined {
  if (!(error instanceof StepFailed) || !(error.cause instanceof DomainError)) return undefined;
  const { cause } = error;
  return MISTAKES.some((mistake) => cause instanceof mistake) ? undefined : cause;
}

/** The run is stuck until a person looks at it: anything but a refusal. */
export function isFault(error: unknown): boolean {
  return error instanceof StepFailed || !(error instanceof DomainError);
}

/** The code of a BPMN error that no boundary event of the run catches. */
export function uncaughtErrorCode(error: unknown): string | undefined {
  if (!(error instanceof StepFailed) || !(error.cause instanceof ModelMistake)) return undefined;
  const { what, errorCode } = error.cause.facts;
  return what === 'uncaught-error' && typeof errorCode === 'string' ? errorCode : undefined;
}

const ERROR = '错误 ';

/** What the row of a run that ended in an error nobody caught says of its end. */
export function outcomeOfError(errorCode: string): string {
  return `${ERROR}${errorCode}`;
}

/** Read back from the row, for a caller that was never told. */
export function errorCodeOf({ state, outcome }: { readonly state: string; readonly outcome: string | null }): string | undefined {
  return state === 'TERMINATED' && outcome?.startsWith(ERROR) ? outcome.slice(ERROR.length) : undefined;
}
