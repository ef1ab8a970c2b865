import { Injectable } from '@nestjs/common';
import type { DecisionEvaluation, EvaluatedRule } from './decision-evaluation.entity';
import { DecisionEvaluationRepository } from './decision-evaluation.repository';
import type { RuleSource } from './rule-authority.policy';

/** Why this route was chosen: one evaluation as the client shows it. */
export interface DecisionExplanation {
  readonly decisionRef: string;
  readonly title: string;
  readonly at: Date;
  /** number of the deciding rule, from 1; 0 when none matched */
  readonly rule: number;
  readonly ruleText: string;
  /** space separated clause ids */
  readonly clause?: string;
  readonly source: RuleSource;
  /** all matching rules, for lists */
  readonly rules: readonly EvaluatedRule[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: unknown;
}

@Injectable()
export class DecisionQueries {
  constructor(private readonly evaluations: DecisionEvaluationRepository) {}

  /** Oldest first. The caller has checked that the actor may see the instance. */
  async listFor(processInstanceId: string): Promise<DecisionExplanation[]> {
    return (await this.evaluations.listByInstance(processInstanceId)).map(explanationOf);
  }
}

function explanationOf({ decisionRef, title, at, rules, source, inputs, outputs }: DecisionEvaluation): DecisionExplanation {
  const [first] = rules;
  return {
    decisionRef,
    title,
    at,
    rule: first?.number ?? 0,
    ruleText: first?.text ?? '没有规则符合，结果为空',
    ...(first?.clauses.length ? { clause: first.clauses.join(' ') } : {}),
    source,
    rules,
    inputs,
    outputs,
  };
}
