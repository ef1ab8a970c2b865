import { FeelFunction } from 'feelin';

/** A function diagrams and decision tables may call, beside FEEL's own. Pure: it reads no clock and no database. */
export interface ExpressionFunction {
  /** as written in an expression, e.g. `workdays between` */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly run: (...args: never[]) => unknown;
}

/** The functions that higher floors add to FEEL. A variable of the same name wins, as for FEEL's own functions. */
export class ExpressionFunctions {
  private readonly byName = new Map<string, FeelFunction>();

  /** Registering a name again replaces it: the same module may be started twice in one test process. */
  register(definition: ExpressionFunction): void {
    this.byName.set(definition.name, new FeelFunction(definition.run as (...args: unknown[]) => unknown, [...definition.parameters]));
  }

  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** Name and function of those the text may mean. */
  mentionedIn(text: string): [string, FeelFunction][] {
    return [...this.byName].filter(([name]) => text.includes(name));
  }
}

/** The one registry of this process: what an expression means does not depend on who evaluates it. */
export const expressionFunctions = new ExpressionFunctions();
