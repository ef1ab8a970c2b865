// Writes src/workflow/calendar/data/*.json from the npm package chinese-days. Run by hand when the package brings a new
// year: `node scripts/import-calendar.mjs`. The package is not in the request path: its arithmetic is a day off west of
// UTC and a year without data is silently a plain working year (see the README of src/workflow/calendar).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.env.TZ = 'UTC'; // the package's lunar functions read local time
const require = createRequire(import.meta.url);
const packageRoot = dirname(dirname(require.resolve('chinese-days')));
const { getLunarDate, getSolarTermDate } = require('chinese-days');

const FIRST_OFFICIAL = 2017;
const LAST_OFFICIAL = 2026;
/** two years more than the API answers for, so that a period that begins in 2035 can be counted to its end */
const LAST_FALLBACK = 2037;
const target = join(dirname(fileURLToPath(import.meta.url)), '../src/workflow/calendar/data');

/** Document numbers of the notices; the package's source names only the addresses. */
const DOC_NUMBERS = {
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号、国办发明电〔2019〕3号',
  2020: '国办发明电〔2019〕16号、国办发明电〔2020〕1号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};
const NAMES = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

const holidayName = (text) => {
  const name = text.split(',')[1];
  return NAMES[name] ?? name;
};

function sourceUrls() {
  const source = readFileSync(join(packageRoot, 'src/holidays/generate.ts'), 'utf8');
  const urls = {};
  let year;
  for (const line of source.split('\n')) {
    const heading = /^\s*\*\s*(\d{4})\s*$/.exec(line);
    if (heading) year = Number(heading[1]);
    const url = /^\s*\*\s*(https?:\/\/\S*gov\.cn\/\S+)/.exec(line);
    if (url && year !== undefined) urls[year] ??= url[1].replace(/^http:/, 'https:');
  }
  return urls;
}

function official() {
  const urls = sourceUrls();
  const years = [];
  const all = JSON.parse(readFileSync(join(packageRoot, 'dist/chinese-days.json'), 'utf8'));
  for (let year = FIRST_OFFICIAL; year <= LAST_OFFICIAL; year += 1) {
    const of = (kind, dates) =>
      Object.entries(dates)
        .filter(([date]) => date.startsWith(`${year}-`))
        .map(([date, text]) => ({ date, kind, name: holidayName(text) }));
    const days = [...of('HOLIDAY', all.holidays), ...of('LIEU_WORKDAY', all.workdays)].sort((a, b) => a.date.localeCompare(b.date));
    years.push({
      year,
      sourceTitle: `国务院办公厅关于${year}年部分节假日安排的通知`,
      docNo: DOC_NUMBERS[year],
      sourceUrl: urls[year],
      days,
    });
  }
  return years;
}

/** The thirteen statutory days of 全国年节及纪念日放假办法 (2024), lunar ones computed. */
function statutory(year) {
  const days = [
    ['01-01', '元旦'],
    ['05-01', '劳动节'],
    ['05-02', '劳动节'],
    ['10-01', '国庆节'],
    ['10-02', '国庆节'],
    ['10-03', '国庆节'],
  ].map(([day, name]) => ({ date: `${year}-${day}`, name }));
  days.push({ date: getSolarTermDate(year, 4, 'pure_brightness'), name: '清明节' });
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    const { lunarMon, lunarDay, isLeap } = getLunarDate(date);
    if (isLeap) continue;
    if (lunarMon === 1 && lunarDay === 1) days.push({ date: new Date(time - 86_400_000).toISOString().slice(0, 10), name: '春节' });
    if (lunarMon === 1 && lunarDay <= 3) days.push({ date, name: '春节' });
    if (lunarMon === 5 && lunarDay === 5) days.push({ date, name: '端午节' });
    if (lunarMon === 8 && lunarDay === 15) days.push({ date, name: '中秋节' });
  }
  const names = new Map();
  // 中秋 may fall on a day of 国庆: one row, both names; which day is given instead only the notice will say
  for (const { date, name } of days) names.set(date, names.has(date) ? `${names.get(date)}、${name}` : name);
  return { year, days: [...names].map(([date, name]) => ({ date, name })).sort((a, b) => a.date.localeCompare(b.date)) };
}

/** One day a line, so that a diff shows the day that changed. */
function write(file, years) {
  const lines = years.map(({ days, ...head }) => {
    const body = days.map((day) => `      ${JSON.stringify(day)}`).join(',\n');
    const start = JSON.stringify(head, null, 4).slice(0, -2);
    return `  ${start},\n    "days": [\n${body}\n    ]\n  }`;
  });
  writeFileSync(join(target, file), `[\n${lines.join(',\n')}\n]\n`);
}

write(`cn-${FIRST_OFFICIAL}-${LAST_OFFICIAL}.json`, official());
write(
  `cn-statutory-${FIRST_OFFICIAL}-${LAST_FALLBACK}.json`,
  Array.from({ length: LAST_FALLBACK - FIRST_OFFICIAL + 1 }, (_, index) => statutory(FIRST_OFFICIAL + index)),
);
