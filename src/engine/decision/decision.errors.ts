import { DomainError, type Problem } from '../../common';

/** The DMN file cannot be evaluated; every problem names its element, rule and column. */
export class DecisionInvalid extends DomainError {
  constructor(decisionRef: string, problems: readonly Problem[]) {
    super(
      'decision-invalid',
      'unprocessable',
      { zh: `决策表 ${decisionRef} 有 ${problems.length} 处错误：${problems[0]?.message.zh ?? ''}`, en: `Decision table ${decisionRef} has ${problems.length} problem(s): ${problems[0]?.message.en ?? ''}` },
      { decisionRef },
      problems,
    );
  }
}

/** No rule matched and the table has no default: somebody must look at the case and the table. */
export class DecisionNotMatched extends DomainError {
  constructor(decisionRef: string, inputs: readonly { label: string; value: unknown }[]) {
    const given = inputs.map(({ label, value }) => `${label} = ${JSON.stringify(value ?? null)}`).join('，');
    super(
      'decision-not-matched',
      'unprocessable',
      { zh: `决策表 ${decisionRef} 没有一条规则符合当前情形（${given}），请流程负责人检查决策表`, en: `No rule of decision table ${decisionRef} matches (${given}); ask the process owner to check the table` },
      { decisionRef, inputs },
    );
  }
}

/** UNIQUE promised one rule and several matched. */
export class DecisionNotUnique extends DomainError {
  constructor(decisionRef: string, rules: readonly number[]) {
    super(
      'decision-not-unique',
      'unprocessable',
      { zh: `决策表 ${decisionRef} 应只有一条规则符合，但第 ${rules.join('、')} 条同时符合`, en: `Decision table ${decisionRef} is UNIQUE but rules ${rules.join(', ')} match together` },
      { decisionRef, rules },
    );
  }
}

/** An input has a value or type the column does not know; a catch-all must not swallow a misspelt value. */
export class DecisionInputUnexpected extends DomainError {
  constructor(decisionRef: string, label: string, value: unknown, expected: string) {
    super(
      'decision-input-unexpected',
      'unprocessable',
      { zh: `决策表 ${decisionRef} 的输入“${label}”不接受 ${JSON.stringify(value)}，应为 ${expected}`, en: `Input "${label}" of decision table ${decisionRef} does not accept ${JSON.stringify(value)}; expected ${expected}` },
      { decisionRef, input: label, value, expected },
    );
  }
}

/** A rule gave a value its output column does not list, or one that cannot be aggregated. */
export class DecisionOutputUnexpected extends DomainError {
  constructor(decisionRef: string, rule: number, output: string, value: unknown) {
    super(
      'decision-output-unexpected',
      'unprocessable',
      { zh: `决策表 ${decisionRef} 第 ${rule} 条的输出“${output}”不能是 ${JSON.stringify(value)}`, en: `Rule ${rule} of decision table ${decisionRef} must not give ${JSON.stringify(value)} as "${output}"` },
      { decisionRef, rule, output, value },
    );
  }
}
