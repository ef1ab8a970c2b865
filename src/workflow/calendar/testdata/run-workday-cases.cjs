// Computes the due dates of workday-cases.json in a process of its own, so that a test can give it another TZ.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const ts = require('typescript');

require.extensions['.ts'] = (module, filename) => {
  const { outputText } = ts.transpileModule(readFileSync(filename, 'utf8'), {
    fileName: filename,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true, experimentalDecorators: true },
  });
  module._compile(outputText, filename);
};

const { addWorkdays } = require('../workday.policy.ts');
const { shippedCalendar } = require('../calendar-data.policy.ts');
const { endOfDay } = require('../../../common/local-date.ts');
const cases = JSON.parse(readFileSync(join(__dirname, 'workday-cases.json'), 'utf8'));
const calendar = shippedCalendar();
const counts = cases.map((example) => addWorkdays(calendar, example.eventDate, example.workdays));
process.stdout.write(
  JSON.stringify({
    zoneOffsetMinutes: new Date('2026-10-01T00:00:00Z').getTimezoneOffset(),
    dueDates: counts.map((count) => count.dueDate),
    dueInstants: counts.map((count) => endOfDay(count.dueDate).toISOString()),
  }),
);
