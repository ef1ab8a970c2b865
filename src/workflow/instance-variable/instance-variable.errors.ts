import { DomainError, type Problem, type Sentence } from '../../common';

export class VariableRepairForbidden extends DomainError {
  constructor(processInstanceId: string, reason: Sentence) {
    super('variable-repair-forbidden', 'forbidden', reason, { processInstanceId });
  }
}

/** Nothing was changed: at least one of the names or values cannot be taken. */
export class VariablesNotChangeable extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'variables-not-changeable',
      'unprocessable',
      { zh: '有变量不能这样修改，未作任何改动。', en: 'Some variables cannot be changed like this; nothing was changed.' },
      { names: problems.map((problem) => problem.field) },
      problems,
    );
  }
}
