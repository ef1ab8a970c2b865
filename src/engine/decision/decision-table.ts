/** The hit policies we evaluate. RULE ORDER and COLLECT give lists, the others one hit. */
export type HitPolicy = 'FIRST' | 'UNIQUE' | 'PRIORITY' | 'RULE ORDER' | 'COLLECT';
export type Aggregation = 'MIN' | 'MAX' | 'SUM' | 'COUNT';

export interface DecisionInput {
  readonly id: string;
  /** the column head a person reads */
  readonly label: string;
  /** FEEL over the variables */
  readonly expression: string;
  /** FEEL type name: string, number, boolean, date, list … */
  readonly type?: string;
  /** unary test of the allowed values; a value outside stops the evaluation */
  readonly allowed?: string;
}

export interface DecisionOutput {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** allowed values in order of priority */
  readonly values?: readonly unknown[];
  /** taken when no rule matches */
  readonly fallback?: string;
}

export interface DecisionRule {
  readonly id: string;
  /** from 1, as the reader counts */
  readonly number: number;
  readonly tests: readonly string[];
  readonly results: readonly string[];
  /** description and annotation entries: why the rule is there (clause or own default) */
  readonly annotation: string;
}

/** A decision table, read and checked; free of the XML it came from. */
export interface DecisionTable {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly hitPolicy: HitPolicy;
  readonly aggregation?: Aggregation;
  readonly inputs: readonly DecisionInput[];
  readonly outputs: readonly DecisionOutput[];
  readonly rules: readonly DecisionRule[];
}

export interface MatchedRule {
  readonly id: string;
  readonly number: number;
  readonly annotation: string;
}

/** What came out and why. */
export interface DecisionResult {
  /** one object of outputs, a list of them (RULE ORDER, COLLECT), or one number per output (aggregation) */
  readonly outputs: DecisionOutputs | readonly DecisionOutputs[];
  /** in the order of the outputs; empty when the default outputs or an empty list were given */
  readonly matched: readonly MatchedRule[];
  readonly inputs: readonly { readonly label: string; readonly value: unknown }[];
}

export type DecisionOutputs = Readonly<Record<string, unknown>>;

/** A rule that matches whatever the inputs are. */
export function catchAllRule(table: DecisionTable): DecisionRule | undefined {
  return table.rules.find((rule) => rule.tests.every((test) => test === '' || test === '-'));
}
