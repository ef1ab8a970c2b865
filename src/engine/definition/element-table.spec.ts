import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BpmnError } from '../../common';
import { Instance } from '../bpmn-server/step-rig';
import { CELLS } from './element-table-fragments';
import { inspectDefinition } from './inspection';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

/** The cells of all tables of the section "Elements": `row / column` → text. */
function readTables(): Map<string, string> {
  const section = README.slice(README.indexOf('## Elements'), README.indexOf('## Rules'));
  const found = new Map<string, string>();
  let columns: string[] | undefined;
  for (const line of section.split('\n')) {
    const cells = line.startsWith('|') ? line.slice(1, -1).split('|').map((cell) => cell.trim()) : undefined;
    if (!cells) columns = undefined;
    else if (!columns) columns = cells;
    else if (!cells[0]!.startsWith('---')) cells.slice(1).forEach((cell, index) => found.set(`${cells[0]!.replaceAll('`', '')} / ${columns![index + 1]}`, cell));
  }
  return found;
}

/** What really happens with the element `u`: refused by a code, run, or let through as drawing. */
async function behaviourOf(xml: string): Promise<string> {
  const errors = (await inspectDefinition(xml)).problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const [first] = errors;
    // every refusal names the element and says it in both languages
    if (!errors.every(({ elementId, message }) => elementId === 'u' && /[\u4e00-\u9fff]/.test(message.zh) && message.en.length > 10)) return `refused, but not by its own name: ${JSON.stringify(errors)}`;
    return `\`${first!.code}\``;
  }
  const instance = new Instance(xml, { work: () => undefined, fail: () => { throw new BpmnError('E'); } });
  await instance.start({}, xml.includes('<bpmn:startEvent id="u"') && !xml.includes('<bpmn:startEvent id="s"') ? 'u' : undefined);
  for (let step = 0; instance.state === 'ACTIVE'; step++) {
    if (step > 20) return 'does not end';
    const waiting = instance.waitingActivities();
    // what does not interrupt is there again after it has happened: once is enough
    const next = (isShown(instance) ? waiting.find(({ elementId }) => elementId !== 'u') : waiting.find(({ elementId }) => elementId === 'u')) ?? waiting[0]!;
    await instance.step({ kind: 'complete', activityInstanceId: next.id, variables: {} });
  }
  return isShown(instance) || xml.includes('<bpmn:process id="u" isExecutable="true"') ? 'runs' : 'drawing';
}

function isShown({ history }: Instance): boolean {
  return history.some((fact) => (fact.kind === 'sequence-flow-taken' ? fact.sequenceFlowId === 'u' : fact.kind === 'activity-completed' && fact.activity.elementId === 'u'));
}

describe('The table of BPMN elements', () => {
  const table = readTables();

  it('has a cell for every element, place and loop there is a diagram of, and no other', () => {
    expect([...table.keys()].sort()).toEqual(CELLS.map(({ row, column }) => `${row} / ${column}`).sort());
  });

  it('says what happens: it runs, it is drawing, or it is refused with this code and the id of the element', async () => {
    const actual = new Map<string, string>();
    for (const { row, column, xml } of CELLS) actual.set(`${row} / ${column}`, await behaviourOf(xml).catch((error: unknown) => `broken: ${String(error)}`));
    const different = [...actual].filter(([cell, behaviour]) => table.get(cell) !== behaviour);
    expect(different.map(([cell, behaviour]) => `${cell}: ${behaviour}, README says ${table.get(cell)}`)).toEqual([]);
  });

  it('leaves no kind of BPMN element out', () => {
    const { types } = require('bpmn-moddle/resources/bpmn/json/bpmn.json') as { types: { name: string; isAbstract?: boolean; superClass?: string[] }[] };
    const byName = new Map(types.map((type) => [type.name, type]));
    const isA = (name: string, base: string): boolean => name === base || (byName.get(name)?.superClass ?? []).some((parent) => isA(parent, base));
    const concrete = types.filter((type) => !type.isAbstract && ['FlowElement', 'EventDefinition', 'LoopCharacteristics', 'Artifact', 'RootElement'].some((base) => isA(type.name, base)));
    expect(concrete.length).toBeGreaterThan(60);
    const words = new Set([...table.keys()].flatMap((cell) => cell.split(/[^A-Za-z]+/)));
    const missing = concrete.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1).replace(/EventDefinition$/, '')).filter((name) => !words.has(name));
    expect(missing).toEqual([]);
  });
});
