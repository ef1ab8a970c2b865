import { DomainError, type Problem } from '../../common';

export class ViolationCaseNotFound extends DomainError {
  constructor(caseNo: string) {
    super('violation-case-not-found', 'not-found', { zh: '没有找到这件案件，或您无权查看。', en: 'There is no such case, or you may not see it.' }, { caseNo });
  }
}

export class ViolationReportInvalid extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'violation-report-invalid',
      'unprocessable',
      { zh: `线索有 ${problems.length} 处需要更正：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The report needs ${problems.length} correction(s): ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}

/** The start form would record who started the process; an anonymous report has a door of its own. */
export class AnonymousReportHasItsOwnDoor extends DomainError {
  constructor() {
    super('anonymous-report-has-its-own-door', 'unprocessable', {
      zh: '匿名提交请使用“匿名举报”入口（POST /api/violation-cases/anonymous-reports），从这里提交会记录发起人。',
      en: 'Send an anonymous report to POST /api/violation-cases/anonymous-reports; here the starter would be recorded.',
    });
  }
}

/** A file keeps who uploaded it, so it cannot come along with an anonymous report. */
export class AnonymousReportTakesNoFiles extends DomainError {
  constructor() {
    super('anonymous-report-takes-no-files', 'unprocessable', {
      zh: '材料会留下上传人记录，匿名提交不能附材料，请只作文字说明。',
      en: 'Uploaded files record who uploaded them; an anonymous report takes words only.',
    });
  }
}

export class QueryCodeUnknown extends DomainError {
  constructor() {
    super('query-code-unknown', 'not-found', { zh: '没有这个查询码，请核对后重试。', en: 'There is no such query code.' });
  }
}

export class MeasuresBelowMinimum extends DomainError {
  constructor(missing: readonly string[], names: readonly string[]) {
    super(
      'measures-below-minimum',
      'unprocessable',
      {
        zh: `处置低于最低措施，还缺：${names.join('、')}。请补充措施，或填写“低于最低措施的理由”。`,
        en: `The measures are below the minimum (missing: ${missing.join(', ')}). Take them, or give the reason for doing less.`,
      },
      { missing },
      [{ field: 'lessReason', code: 'required', message: { zh: '请填写低于最低措施的理由', en: 'Give the reason for doing less' } }],
    );
  }
}

export class MeasureTimeImpossible extends DomainError {
  constructor(field: string, doneAt: string) {
    super(
      'measure-time-impossible',
      'unprocessable',
      { zh: '措施完成时间须在发现时间之后、现在之前。', en: 'A measure is taken after the discovery and not in the future.' },
      { doneAt },
      [{ field, code: 'out-of-range', message: { zh: '时间须在发现之后、现在之前', en: 'After the discovery, not in the future' } }],
    );
  }
}

export class ReasonRequired extends DomainError {
  constructor(what: string) {
    super(
      'reason-required',
      'unprocessable',
      { zh: `${what}须说明理由。`, en: 'Lowering the judgement or finding a report unfounded needs a reason.' },
      { what },
      [{ field: 'classifyReason', code: 'required', message: { zh: `${what}须说明理由`, en: 'Give the reason' } }],
    );
  }
}

export class ReportsNotSubmitted extends DomainError {
  constructor(open: readonly string[]) {
    super(
      'reports-not-submitted',
      'unprocessable',
      { zh: `还有 ${open.length} 项报告没有报出（${open.join('、')}），不能结案。`, en: `${open.length} report(s) are not submitted yet; the case cannot be closed.` },
      { open },
    );
  }
}

export class MergeNotPossible extends DomainError {
  constructor(caseNo: string) {
    super(
      'merge-not-possible',
      'unprocessable',
      { zh: '只能并入本群组尚未办结、且列为疑似重复的案件。', en: 'Only an open case of this group that is listed as a possible duplicate can take it in.' },
      { caseNo },
      [{ field: 'parentCaseNo', code: 'unknown-option', message: { zh: '请从疑似重复的案件中选择', en: 'Choose one of the possible duplicates' } }],
    );
  }
}
