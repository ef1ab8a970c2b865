import { isLocalDate, weekdayOf, type Problem } from '../../common';
import { FIRST_YEAR, LAST_YEAR, type OfficialYear } from './calendar-data.policy';

/** What is wrong with an arrangement before it may come into force; empty when nothing is. */
export function importProblems(request: OfficialYear & { importedBy: string; approvedBy: string }): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, code: string, zh: string, en: string) => problems.push({ field, code, message: { zh, en } });
  if (!Number.isInteger(request.year) || request.year < FIRST_YEAR || request.year > LAST_YEAR) {
    add('year', 'year-out-of-range', `年份须在${FIRST_YEAR}年至${LAST_YEAR}年之间`, `the year must lie between ${FIRST_YEAR} and ${LAST_YEAR}`);
  }
  for (const field of ['sourceTitle', 'docNo', 'sourceUrl'] as const) {
    if (!request[field]?.trim()) add(field, 'source-missing', '须写明通知标题、文号和网址', 'title, number and address of the notice are needed');
  }
  if (!request.importedBy || request.importedBy === request.approvedBy) {
    add('approvedBy', 'second-person-needed', '须由导入人以外的第二人批准', 'a second person must approve the import');
  }
  if (request.days.length === 0) add('days', 'days-missing', '没有任何放假或调休日', 'there is no holiday and no make-up day');
  const seen = new Set<string>();
  request.days.forEach((day, index) => {
    const field = `days[${index}]`;
    if (!isLocalDate(day.date) || !day.date.startsWith(`${request.year}-`)) {
      add(field, 'day-outside-year', `日期${String(day.date)}不属于${request.year}年`, `${String(day.date)} is not a day of ${request.year}`);
      return;
    }
    if (seen.has(day.date)) add(field, 'day-twice', `日期${day.date}重复`, `${day.date} is listed twice`);
    seen.add(day.date);
    if (!['HOLIDAY', 'LIEU_WORKDAY'].includes(day.kind)) add(field, 'day-kind-unknown', `日期${day.date}的类型不明`, `the kind of ${day.date} is unknown`);
    if (day.kind === 'LIEU_WORKDAY' && weekdayOf(day.date) <= 5) {
      add(field, 'make-up-on-weekday', `调休上班日${day.date}不是周末`, `the make-up day ${day.date} is not on a weekend`);
    }
    if (!day.name?.trim()) add(field, 'day-name-missing', `日期${day.date}没有节日名称`, `${day.date} has no name`);
  });
  return problems;
}
