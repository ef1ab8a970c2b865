import { DomainError } from '../../common';

/** A FEEL expression that cannot be read, or whose evaluation broke (not: one whose result is null). */
export class ExpressionFailed extends DomainError {
  constructor(expression: string, reason: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(
      'expression-failed',
      'unprocessable',
      { zh: `表达式无法计算：${expression}（${reason}）`, en: `Expression "${expression}" failed: ${reason}` },
      { expression, reason, ...facts },
    );
  }
}
