/** What kind of refusal it is; `platform/http` turns it into a status code (house style: the domain knows no HTTP). */
export type ErrorKind =
  | 'invalid-input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unprocessable'
  | 'too-many-requests'
  | 'unavailable';

/** A sentence in both languages of the product; Chinese is the first one. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** One thing wrong with one field (form key, variable) or one element (BPMN id) of what was sent. */
export interface Problem {
  readonly field?: string;
  readonly elementId?: string;
  readonly code: string;
  readonly message: Sentence;
}

/**
 * The caller asked for what cannot be. Subclasses are named after what happened (`UserTaskAlreadyClaimed`), carry a
 * unique kebab-case code, a sentence the user can act on and the facts behind it. Rolls the unit of work back.
 */
export abstract class DomainError extends Error {
  protected constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly sentence: Sentence,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly problems: readonly Problem[] = [],
  ) {
    super(`${code}: ${sentence.en}`);
    this.name = new.target.name;
  }

  /** The same refusal, with more of the facts behind it. */
  with(facts: Readonly<Record<string, unknown>>): this {
    return Object.assign(this, { facts: { ...this.facts, ...facts } });
  }
}
