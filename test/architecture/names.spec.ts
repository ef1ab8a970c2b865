import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { moduleOf } from './import-rules';
import { filesBelow, ROOT, sourceFiles, textOf } from './source-files';

/** What a file may be; the word before the last dot. */
const ROLES = new Set(
  ('module controller dto service queries policy entity repository projector events errors registry service-tasks ' +
    'config guard filter pipe interceptor middleware decorators store worker schema parser reader presenter json ' +
    // what a domain noun registers with the workflow floor
    'guards task-guards start-handler start-handlers role-resolver ' +
    // tables written as code: the demo world
    'data ' +
    // only around bpmn-server
    'engine correction checksums child types').split(' '),
);
const BANNED = /(^|-)(utils?|helpers?|manager|misc|common|stuff)(\.|-|$)/;
/** A file name without role says its one thing itself: `unit-of-work.ts`, `event-bus.ts`, `index.ts`. */
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)*)?\.ts$/;
const MIGRATION = /^\d{13}-[a-z]+(-[a-z]+)*\.ts$/;
const READABLE_LINES = 400;

const modules = [...new Set(sourceFiles().map(moduleOf))].filter((module) => module !== 'src');

describe('names', () => {
  it('of files are kebab-case, noun then role, from the closed list', () => {
    const wrong = sourceFiles().filter((file) => {
      const name = basename(file);
      if (name.endsWith('.d.ts')) return false;
      if (MIGRATION.test(name)) return false;
      const role = name.split('.').length > 2 ? name.split('.').at(-2) : undefined;
      return !KEBAB.test(name) || BANNED.test(name) || (role !== undefined && !ROLES.has(role));
    });
    expect(wrong).toEqual([]);
  });

  it('of error classes do not end in Exception', () => {
    const wrong = sourceFiles().filter((file) => /class \w+Exception\b/.test(textOf(file)));
    expect(wrong).toEqual([]);
  });

  it('of shipped processes are the same in folder, file and diagram, and no id is generated', () => {
    const folder = join(ROOT, 'processes', 'shared');
    const keys = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
    const wrong = keys.flatMap((key) => {
      const file = `processes/shared/${key}/${key}.bpmn`;
      if (!existsSync(join(ROOT, file))) return [`${file} is missing`];
      const xml = textOf(file);
      const generated = [...xml.matchAll(/\bid="((?:Task|Activity|Event|Gateway|Flow|Process|StartEvent|EndEvent|SequenceFlow)_[0-9a-z]{7})"/g)].map((match) => match[1]);
      return [
        ...(new RegExp(`<bpmn:process[^>]*\\bid="${key}"`).test(xml) ? [] : [`${file} holds no process ${key}`]),
        ...generated.map((id) => `${file} has the generated id ${id}`),
        ...(existsSync(join(ROOT, 'processes', 'shared', key, 'README.md')) ? [] : [`${key} has no README.md`]),
      ];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a module', () => {
  it('has a README.md of one screen and an index.ts', () => {
    const missing = modules.flatMap((module) =>
      [join(module, 'README.md'), ...(module === 'src/demo' ? [] : [join(module, 'index.ts')])].filter((file) => !existsSync(join(ROOT, file))),
    );
    expect(missing).toEqual([]);
  });

  it('is readable in one sitting', () => {
    const long = filesBelow('src').filter((file) => !file.endsWith('.spec.ts') && textOf(file).split('\n').length > READABLE_LINES);
    expect(long).toEqual([]);
  });
});
