import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../platform/database';
import type { RuleAuthority, RuleSource } from './rule-authority.policy';

/** A rule as it stood when it decided. */
export interface EvaluatedRule extends RuleAuthority {
  readonly number: number;
}

/** One evaluation of a decision table in a process instance, kept to explain the route. Append-only. */
@Entity('decision_evaluation')
export class DecisionEvaluation {
  @IdColumn() id: string;
  @TextColumn({ name: 'tenant_id' }) tenantId: string;
  @TextColumn({ name: 'process_instance_id' }) processInstanceId: string;
  @TextColumn({ name: 'decision_ref' }) decisionRef: string;
  @TextColumn({ name: 'title' }) title: string;
  @TextColumn({ name: 'pack_ref' }) packRef: string;
  @InstantColumn({ name: 'at' }) at: Date;
  @JsonColumn({ name: 'rules' }) rules: readonly EvaluatedRule[];
  /** of the first rule */
  @TextColumn({ name: 'source' }) source: RuleSource;
  /** value by column label */
  @JsonColumn({ name: 'inputs' }) inputs: Readonly<Record<string, unknown>>;
  @JsonColumn({ name: 'outputs' }) outputs: unknown;
}
