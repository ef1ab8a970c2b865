import { monitorEventLoopDelay } from 'node:perf_hooks';
import { path, process, startEvent, userTask, endEvent } from '../bpmn-server/step-rig';
import { DefinitionInspector, inspectDefinition, type DefinitionInspection } from '.';

const SOUND = process(startEvent('s', 'name="开始"') + userTask('u', 'name="办理" camunda:assignee="=starter"') + endEvent('e', 'name="结束"') + path('s', 'u', 'e'));
const other = (n: number) => SOUND.replace('办理', `办理${n}`);
/** 929 kB of tags that are never closed: 27 s for the parser. */
const DEEP = '<a>'.repeat(310_000).slice(0, 929_000);
/** Just within every limit: all the parser and the rules can be given to do. */
const WIDE = wide(929_000);

function wide(bytes: number): string {
  const tasks = Array.from({ length: 990 }, (_, n) => userTask(`u${n}`, `name="办理" camunda:assignee="=starter" gov:deadline="=if a${n} &gt; 1 then b + ${n} else c"`));
  const body = startEvent('s') + tasks.join('') + endEvent('e') + path('s', ...tasks.map((_, n) => `u${n}`), 'e');
  const drawn = process(body + '<bpmn:textAnnotation id="note"><bpmn:text>@</bpmn:text></bpmn:textAnnotation>');
  const shapes = Array.from({ length: 15_000 }, (_, n) => `<bpmn:category id="c${n}"/>`).join('');
  const whole = drawn.replace('<bpmn:process', `${shapes}<bpmn:process`);
  return whole.replace('@', 'x'.repeat(Math.max(0, bytes - Buffer.byteLength(whole))));
}

const codes = ({ problems }: DefinitionInspection) => problems.map(({ code }) => code);

/** The longest time nothing else was served, in ms; the best of three, for other programs may be busy. */
async function longestStall(work: (attempt: number) => Promise<unknown>, attempts = 3): Promise<number> {
  const stalls: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    // the first sample only says when the next one is due
    await new Promise((resolve) => setTimeout(resolve, 20));
    await work(attempt);
    await new Promise((resolve) => setTimeout(resolve, 20));
    delay.disable();
    stalls.push(delay.max / 1e6);
  }
  return Math.min(...stalls);
}

describe('Reading a diagram in a thread of its own', () => {
  const inspectors: DefinitionInspector[] = [];
  const inspectorWith = (limits: Parameters<typeof DefinitionInspector.withLimits>[0] = {}) => {
    const inspector = DefinitionInspector.withLimits(limits);
    inspectors.push(inspector);
    return inspector;
  };
  afterEach(async () => {
    for (const inspector of inspectors.splice(0)) await inspector.onModuleDestroy();
  });

  it('keeps nobody waiting for more than 100 ms, however hostile 929 kB are; reading it in place would', async () => {
    const inspector = inspectorWith({ seconds: 30 });
    await inspector.inspect(SOUND);
    const [deep, large] = [await longestStall((n) => inspector.inspect(`${DEEP}${' '.repeat(n)}`)), await longestStall((n) => inspector.inspect(`${WIDE}${' '.repeat(n)}`))];
    const inPlace = await longestStall(() => inspectDefinition(WIDE), 1);
    console.log(`longest stall of the event loop: ${deep.toFixed(0)} ms (929 kB nested), ${large.toFixed(0)} ms (929 kB wide); wide read in place: ${inPlace.toFixed(0)} ms`);
    expect([deep < 100, large < 100]).toEqual([true, true]);
    expect(inPlace).toBeGreaterThan(100);
  });

  it('knows the same of it as reading it in place, the functions of higher floors included', async () => {
    const { expressionFunctions } = jest.requireActual<typeof import('../expression')>('../expression');
    expressionFunctions.register({ name: 'cranes between', parameters: ['a', 'b'], run: () => 1 });
    const xml = process(startEvent('s') + userTask('u', 'camunda:assignee="=cranes between(1, 2)"') + userTask('v', 'camunda:assignee="=storks between(1, 2)"') + endEvent('e') + path('s', 'u', 'v', 'e'));
    const inspection = await inspectorWith().inspect(xml);
    expect(inspection).toEqual(await inspectDefinition(xml));
    expect(inspection.problems.filter(({ severity }) => severity === 'error').map(({ code, elementId }) => `${code} ${elementId}`)).toEqual(['expression-invalid v']);
  });

  it('gives up a file after the time limit with a sentence, and reads the next one', async () => {
    const inspector = inspectorWith({ seconds: 0.2, threads: 1 });
    const [slow, next] = await Promise.all([inspector.inspect(WIDE), inspector.inspect(SOUND)]);
    expect(slow.problems).toEqual([{ severity: 'error', code: 'inspection-too-slow', message: { zh: '文件过于复杂，无法在规定时间内读完。', en: 'The file is too complex; it could not be read in the time allowed.' } }]);
    expect(codes(next)).toEqual([]);
    // and what took too long is not held against the file for ever
    Object.assign(inspector, { limits: { ...inspector['limits'], seconds: 60 } });
    const patient = inspectorWith({ seconds: 60 });
    expect(codes(await patient.inspect(WIDE))).not.toContain('inspection-too-slow');
  });

  it('gives up a file that takes too much memory, and a new thread takes the next one', async () => {
    // enough for a small file most of the time, a third of what this one takes
    const inspector = inspectorWith({ heapMb: 8, threads: 1, seconds: 60 });
    const [first, next] = await Promise.all([inspector.inspect(WIDE), inspector.inspect(`${WIDE} `)]);
    expect([codes(first), codes(next)]).toEqual([['inspection-too-complex'], ['inspection-too-complex']]);
  });

  it('turns files away when too many wait, and says when to come again', async () => {
    const inspector = inspectorWith({ threads: 1, waiting: 2 });
    const answers = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => inspector.inspect(other(n))));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(answers[3]).toMatchObject({ reason: { code: 'inspection-busy', kind: 'unavailable', facts: { retryAfterSeconds: 5 } } });
    // a refusal is not remembered
    expect(codes(await inspector.inspect(other(4)))).toEqual([]);
  });

  it('reads the same text once, also when two ask at the same time', async () => {
    const inspector = inspectorWith();
    const [one, two] = await Promise.all([inspector.inspect(SOUND), inspector.inspect(SOUND)]);
    expect(two).toBe(one);
    expect(await inspector.inspect(SOUND)).toBe(one);
  });

  it('ends with the host: what still waits is refused, not forgotten', async () => {
    const inspector = inspectorWith({ threads: 1 });
    const waiting = [inspector.inspect(SOUND), inspector.inspect(other(1))].map((answer) => answer.catch((failure: { code: string }) => failure.code));
    await inspector.onModuleDestroy();
    expect(await Promise.all(waiting)).toEqual(['inspection-busy', 'inspection-busy']);
  });
});
