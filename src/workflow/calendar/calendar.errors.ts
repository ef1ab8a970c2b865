import { DomainError, type Problem } from '../../common';

export class CalendarYearOutOfRange extends DomainError {
  constructor(year: number, first: number, last: number) {
    super(
      'calendar-year-out-of-range',
      'unprocessable',
      { zh: `工作日历不包含${year}年，请使用${first}年至${last}年之间的日期。`, en: `The working calendar does not cover ${year}; use dates from ${first} to ${last}.` },
      { year, first, last },
    );
  }
}

/** A readable question with an impossible day or amount (422). Names the fields. */
export class WorkdayQuestionRefused extends DomainError {
  constructor(problems: readonly Problem[]) {
    super(
      'workday-question-refused',
      'unprocessable',
      { zh: `无法计算工作日：${problems.map((problem) => problem.message.zh).join('；')}。`, en: `The workdays cannot be counted: ${problems.map((problem) => problem.message.en).join('; ')}.` },
      {},
      problems,
    );
  }
}

export class CalendarRegionUnknown extends DomainError {
  constructor(region: string) {
    super(
      'calendar-region-unknown',
      'not-found',
      { zh: '没有这个地区的工作日历，目前只有 CN（中国大陆）。', en: 'There is no working calendar of this region; only CN (mainland China) exists.' },
      { region },
    );
  }
}

export class CalendarImportRefused extends DomainError {
  constructor(year: number, problems: readonly Problem[]) {
    super(
      'calendar-import-refused',
      'unprocessable',
      { zh: `${year}年的放假安排未导入：${problems[0]?.message.zh ?? ''}。`, en: `The arrangements of ${year} were not imported: ${problems[0]?.message.en ?? ''}.` },
      { year },
      problems,
    );
  }
}
