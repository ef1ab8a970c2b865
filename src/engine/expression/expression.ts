import { dateAndTime, evaluate as feelEvaluate, FeelFunction, parseDate, unaryTest as feelUnaryTest } from 'feelin';
import { localDateOf } from '../../common';
import { ExpressionFailed } from './expression.errors';
import { expressionFunctions } from './expression-functions';
import { toJson } from './expression-json';

export interface ExpressionOptions {
  /** business time for `now()` and `today()`; without it these two are refused, the machine's clock is never read */
  readonly now?: Date;
}

export type ExpressionContext = Readonly<Record<string, unknown>>;

/** One thing wrong with an expression, for the lint of a deployment. */
export interface ExpressionProblem {
  readonly reason: string;
  readonly position?: { readonly from: number; readonly to: number };
}

/**
 * Value of a FEEL expression as plain JSON; a leading `=` is allowed. Unknown variables are null (FEEL's rule), but a
 * call of an unknown function, operands of wrong (not null) types and a syntax error throw `ExpressionFailed`.
 */
export function evaluate(expression: string, context: ExpressionContext = {}, options: ExpressionOptions = {}): unknown {
  const text = textOf(expression);
  return guarded(text, () => {
    const { value, warnings } = feelEvaluate(text, contextFor(text, context, options));
    refuseMistakes(text, warnings);
    return toJson(value);
  });
}

/** Does the value pass a DMN input entry (`> 5`, `"A","B"`, `-`, `[1..5]`, `not(…)`)? The entry may use `?` and the context. */
export function unaryTest(test: string, inputValue: unknown, context: ExpressionContext = {}, options: ExpressionOptions = {}): boolean {
  const text = textOf(test);
  if (text === '' || text === '-') return true;
  return guarded(text, () => {
    const { value, warnings } = feelUnaryTest(text, { ...contextFor(text, context, options), '?': inputValue ?? null });
    refuseMistakes(text, warnings);
    return value === true;
  });
}

/** What is wrong with the expression's text (deployment lint), or undefined. */
export function validate(expression: string): ExpressionProblem | undefined {
  return problemOf(textOf(expression), (text) => feelEvaluate(text, lintContext(text)));
}

/** What is wrong with a DMN input entry's text, or undefined. */
export function validateUnaryTest(test: string): ExpressionProblem | undefined {
  const text = textOf(test);
  if (text === '' || text === '-') return undefined;
  return problemOf(text, () => feelUnaryTest(text, { ...lintContext(text), '?': null }));
}

/** `=a + b` → true: the conventions of our diagrams write FEEL with a leading `=` wherever a literal would be possible. */
export function isExpression(text: unknown): text is string {
  return typeof text === 'string' && text.trimStart().startsWith('=');
}

/** A diagram attribute: FEEL when it starts with `=`, else the literal text. */
export function evaluateAttribute(text: string, context: ExpressionContext, options: ExpressionOptions = {}): unknown {
  return isExpression(text) ? evaluate(text, context, options) : text;
}

function textOf(expression: string): string {
  return expression.trim().replace(/^=\s*/, '');
}

interface FeelWarning {
  readonly type: string;
  readonly message: string;
  readonly details: { readonly values: Record<string, unknown> };
}

function guarded<T>(text: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof ExpressionFailed) throw error;
    throw new ExpressionFailed(text, error instanceof Error ? error.message : String(error));
  }
}

/** FEEL turns mistakes into null. Those which no data can make right must not pass for "no value". */
function refuseMistakes(text: string, warnings: readonly FeelWarning[]): void {
  const mistake = warnings.find(isMistake);
  if (mistake) throw new ExpressionFailed(text, mistake.message);
}

function isMistake(warning: FeelWarning): boolean {
  switch (warning.type) {
    case 'NO_FUNCTION_FOUND':
    case 'FUNCTION_INVOCATION_FAILURE':
    case 'UNSUPPORTED':
      return true;
    case 'INVALID_TYPE':
    case 'INVALID_ARGUMENTS':
      return !Object.values(warning.details.values).some((value) => value === null || value === undefined);
    default:
      return false;
  }
}

/**
 * feelin's parser walks every variable it is given (names may hold blanks), so only those the text can mean are
 * handed over: ten times faster with the variables of a real case. It also hands over the functions and the clock.
 */
function contextFor(text: string, context: ExpressionContext, options: ExpressionOptions): Record<string, unknown> {
  const result: Record<string, unknown> = { ...clockFunctions(text, options), ...Object.fromEntries(expressionFunctions.mentionedIn(text)) };
  for (const name of Object.keys(context)) if (text.includes(name.split(' ', 1)[0]!)) result[name] = context[name];
  return result;
}

function clockFunctions(text: string, { now }: ExpressionOptions): Record<string, FeelFunction> {
  if (!text.includes('now') && !text.includes('today')) return {};
  const time = () => {
    if (!now) throw new Error('now() and today() need the business time of a step');
    return now;
  };
  return {
    now: new FeelFunction(() => dateAndTime(time().toISOString()), []),
    today: new FeelFunction(() => parseDate(localDateOf(time())), []),
  };
}

function lintContext(text: string): Record<string, unknown> {
  return contextFor(text, {}, { now: new Date(0) });
}

/** Evaluated over nothing: only what is wrong whatever the data say counts. */
function problemOf(text: string, run: (text: string) => { warnings: readonly FeelWarning[] }): ExpressionProblem | undefined {
  if (text === '') return { reason: 'the expression is empty' };
  try {
    const unknownFunction = run(text).warnings.find(({ type }) => type === 'NO_FUNCTION_FOUND' || type === 'UNSUPPORTED');
    return unknownFunction && { reason: unknownFunction.message };
  } catch (error) {
    const position = (error as { position?: { from: number; to: number } }).position;
    // only the parser gives a position; anything else happened because the lint has no data
    return position && { reason: (error as Error).message, position };
  }
}
