import { DomainError, type Problem } from '../../common';

/** What was sent does not fit the form: every field that is wrong is named. */
export class FormInvalid extends DomainError {
  constructor(problems: readonly Problem[], kind: 'invalid-input' | 'unprocessable') {
    const first = problems[0]!;
    super(
      'form-invalid',
      kind,
      { zh: problems.length === 1 ? first.message.zh : `表单有 ${problems.length} 处需要修改：${first.message.zh}`, en: problems.length === 1 ? first.message.en : `${problems.length} fields need a correction: ${first.message.en}` },
      { fields: problems.map((problem) => problem.field) },
      // without what the check notes for itself
      problems.map(({ field, code, message }) => ({ field, code, message })),
    );
  }
}
