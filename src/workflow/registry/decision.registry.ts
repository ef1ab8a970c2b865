import { Injectable } from '@nestjs/common';
import type { StepContext, Variables } from '../../engine';

/** Evaluates a decision for a business rule task: shared table or the one of the tenant's pack. */
export interface DecisionEvaluator {
  evaluate(decisionRef: string, variables: Readonly<Variables>, context: StepContext): Promise<unknown>;
  /** every decision a diagram may refer to */
  refs(): readonly string[];
}

@Injectable()
export class DecisionRegistry {
  private evaluator: DecisionEvaluator | undefined;

  provide(evaluator: DecisionEvaluator): void {
    this.evaluator = evaluator;
  }

  evaluate(decisionRef: string, variables: Readonly<Variables>, context: StepContext): Promise<unknown> {
    if (!this.evaluator) throw new Error('no decision evaluator is registered');
    return this.evaluator.evaluate(decisionRef, variables, context);
  }

  refs(): readonly string[] {
    return this.evaluator?.refs() ?? [];
  }
}
