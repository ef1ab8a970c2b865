import { BpmnError, DomainError } from '../../common';
import { BpmnServerEngine } from './bpmn-server-engine';
import { LIBRARY_CHECKSUMS } from './library-checksums';
import { verifyLibraryFiles } from './library';
import {
  boundary, catchEvent, endEvent, error, flow, inputs, Instance, message, NOW, onError, onMessage, path, process as diagram, serviceTask, startEvent, timeDate, timer, userTask, xor,
} from './step-rig';

const oneTask = (attributes: string) => diagram(startEvent('s') + userTask('u', attributes) + endEvent('e') + path('s', 'u', 'e'));
const oneService = (inner = '', more = '', roots = '') => diagram(startEvent('s') + serviceTask('t', 'group.land', inner) + userTask('u') + endEvent('e') + path('s', 't', 'u', 'e') + more, roots);
const firstWaiting = async (xml: string, variables = {}) => (await Instance.started(xml, variables)).waitingActivities()[0]!;

class CapExceeded extends DomainError {
  constructor() {
    super('cap-exceeded', 'conflict', { zh: '人数已满。', en: 'The group is full.' }, { cap: 500 });
  }
}

describe('A user task', () => {
  it('asks for people by literal lists or by FEEL', async () => {
    expect((await firstWaiting(oneTask('camunda:assignee="=starter" camunda:candidateUsers="=[a, &#34;u9&#34;]" camunda:candidateGroups="FIRST_RESP@unit, APPROVER@tenant" camunda:formKey="approve" camunda:priority="=50 + 1"'), { starter: 'u1', a: 'u2' })).userTask).toEqual({
      assignee: 'u1', candidateUsers: ['u2', 'u9'], candidateGroups: ['FIRST_RESP@unit', 'APPROVER@tenant'], formKey: 'approve', priority: 51,
    });
    expect((await firstWaiting(oneTask('camunda:assignee="=nobody"'))).userTask).toEqual({ candidateUsers: [], candidateGroups: [] });
  });

  it('hands on every gov attribute, evaluated at activation and remembered until the end', async () => {
    const instance = await Instance.started(oneTask('gov:clause="A8(1)b B13b" gov:deadline="=if fast then null else &#34;T-APPR&#34;" gov:excludedUsers="=[starter]"'), { fast: false, starter: 'u1' });
    const gov = { clause: 'A8(1)b B13b', deadline: 'T-APPR', excludedUsers: ['u1'] };
    expect(instance.waitingActivities()[0]!.gov).toEqual(gov);
    await instance.complete('u', { fast: true });
    expect(instance.facts[0]).toMatchObject({ kind: 'activity-completed', activity: { elementId: 'u', gov } });
  });
});

describe('A service task', () => {
  it('gets its inputs and all visible variables, and sets what it returns', async () => {
    const seen: unknown[] = [];
    const instance = await Instance.started(oneService(inputs({ code: 'T-LAND', start: '=day' })), { day: '2026-10-09' }, { 'group.land': (input, variables) => { seen.push(input, variables); return { groupNo: 'G-1', landedAt: NOW }; } });
    expect(seen).toEqual([{ code: 'T-LAND', start: '2026-10-09' }, { day: '2026-10-09' }]);
    expect(instance.variables).toEqual({ day: '2026-10-09', groupNo: 'G-1', landedAt: NOW.toISOString() });
  });

  it('cannot change variables but by what it returns', async () => {
    const instance = await Instance.started(oneService(), { list: [1] }, { 'group.land': (_input, variables) => { (variables['list'] as number[]).push(2); } });
    expect(instance.variables).toEqual({ list: [1] });
  });

  it('that throws fails the step with the element, the cause and the cause\'s own kind; nothing has changed', async () => {
    const before = diagram(startEvent('s') + userTask('u') + serviceTask('t', 'group.land') + endEvent('e') + path('s', 'u', 't', 'e'));
    const instance = await Instance.started(before, {}, { 'group.land': () => { throw new CapExceeded(); } });
    const { snapshot } = instance;
    await expect(instance.complete('u', { x: 1 })).rejects.toMatchObject({ code: 'step-failed', kind: 'conflict', elementId: 't', cause: { code: 'cap-exceeded' }, facts: { causeCode: 'cap-exceeded', cap: 500 } });
    expect(instance.snapshot).toBe(snapshot);
    await expect(instance.complete('u')).rejects.toThrow(/The group is full/);
  });

  it('that throws a BpmnError goes by its boundary event, which shows only then', async () => {
    const xml = oneService('', boundary('full', 't', onError('cap')) + userTask('decide') + endEvent('e2') + path('full', 'decide', 'e2'), error('cap', 'CAP_EXCEEDED'));
    const failing = await Instance.started(xml, {}, { 'group.land': () => { throw new BpmnError('CAP_EXCEEDED'); } });
    expect(failing.waiting).toEqual(['decide']);
    expect(failing.ended('canceled')).toEqual(['t']);
    expect(failing.ended('completed')).toEqual(['s', 'full']);
    const fine = await Instance.started(xml);
    expect(fine.facts.some((fact) => fact.kind !== 'sequence-flow-taken' && fact.activity.elementId === 'full')).toBe(false);
  });

  it('may return plain data only', async () => {
    await expect(Instance.started(oneService(), {}, { 'group.land': () => ({ map: new Map() }) })).rejects.toMatchObject({ elementId: 't', cause: { code: 'model-mistake', facts: { what: 'service-result' } } });
  });
});

describe('A business rule task', () => {
  it('asks for its decision and keeps the result', async () => {
    const xml = diagram(startEvent('s') + '<bpmn:businessRuleTask id="r" camunda:decisionRef="D01" camunda:resultVariable="registration"/>' + userTask('u') + endEvent('e') + path('s', 'r', 'u', 'e'));
    const instance = new Instance(xml, {}, new BpmnServerEngine(), (ref, variables) => ({ ref, route: variables['kind'] === 'WORK' ? 'FILE' : 'APPROVE' }));
    await instance.start({ kind: 'WORK' });
    expect(instance.variables).toEqual({ kind: 'WORK', registration: { ref: 'D01', route: 'FILE' } });
  });
});

describe('A timer', () => {
  const due = async (trigger: string, variables = {}) => (await firstWaiting(diagram(startEvent('s') + catchEvent('w', '', trigger) + endEvent('e') + path('s', 'w', 'e')), variables)).timer?.dueAt?.toISOString();

  it('counts a duration from the business time of the step', async () => {
    expect(await due(timer('PT2H'))).toBe('2026-10-09T03:00:00.000Z');
    expect(await due(timer('P30D'))).toBe('2026-11-08T01:00:00.000Z');
    expect(await due(timer('=duration("P" + string(days) + "D")'), { days: 2 })).toBe('2026-10-11T01:00:00.000Z');
  });

  it('takes instants, days and times of day in Shanghai', async () => {
    expect(await due(timeDate('2026-10-12T09:00:00Z'))).toBe('2026-10-12T09:00:00.000Z');
    expect(await due(timeDate('=day'), { day: '2026-10-12' })).toBe('2026-10-11T16:00:00.000Z');
    expect(await due(timeDate('2026-10-12T09:00:00'))).toBe('2026-10-12T01:00:00.000Z');
  });

  it('without an instant fails the step, a boundary timer is then not armed', async () => {
    await expect(due(timeDate('=day'))).rejects.toMatchObject({ elementId: 'w' });
  });

  it('never sets a timer in this process', async () => {
    const spy = jest.spyOn(globalThis, 'setTimeout');
    const instance = await Instance.started(diagram(startEvent('s') + userTask('u') + boundary('b', 'u', timer('P60D')) + endEvent('e') + path('s', 'u', 'e') + path('b', 'e')));
    await instance.complete('b');
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
});

describe('An instance', () => {
  it('starts at the start event without trigger, or at the one that is named', async () => {
    const xml = diagram(startEvent('m', '', onMessage('msg')) + startEvent('s') + userTask('a') + userTask('b') + endEvent('e') + path('m', 'b', 'e') + path('s', 'a', 'e'), message('msg', 'group.created'));
    expect((await new Instance(xml).start()).waiting).toEqual(['a']);
    expect((await new Instance(xml).start({}, 'm')).waiting).toEqual(['b']);
    await expect(new Instance(xml).start({}, 'x')).rejects.toMatchObject({ code: 'step-failed', elementId: 'x' });
  });

  it('that is terminated cancels everything that was open', async () => {
    const instance = await Instance.started(diagram(startEvent('s') + userTask('u') + boundary('b', 'u', timer()) + endEvent('e') + path('s', 'u', 'e') + path('b', 'e')));
    await instance.terminate();
    expect(instance.state).toBe('TERMINATED');
    expect(instance.ended('canceled').sort()).toEqual(['b', 'u']);
    await expect(instance.terminate()).rejects.toMatchObject({ code: 'activity-not-waiting' });
  });

  it('that is completed takes nothing more', async () => {
    const instance = await Instance.started(oneTask('camunda:assignee="a"'));
    const id = instance.waitingId('u');
    await instance.complete('u');
    await expect(instance.step({ kind: 'complete', activityInstanceId: id, variables: {} })).rejects.toMatchObject({ code: 'activity-not-waiting' });
    await expect(instance.step({ kind: 'complete', activityInstanceId: 'unknown', variables: {} })).rejects.toMatchObject({ code: 'activity-not-waiting' });
  });

  it('that loops without a wait state is stopped', async () => {
    const loop = diagram(startEvent('s') + xor('m') + serviceTask('t', 'again') + xor('x', 'x-m') + endEvent('e') + path('s', 'm', 't', 'x') + flow('x', 'm') + flow('x', 'e', '=done = true'));
    const started = performance.now();
    await expect(Instance.started(loop)).rejects.toMatchObject({ code: 'step-failed', cause: { facts: { what: 'step-budget' } } });
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 20_000);

  it('names the element whose expression is wrong', async () => {
    const wrong = diagram(startEvent('s') + xor('x', 'x-e') + userTask('u') + endEvent('e') + path('s', 'x') + flow('x', 'u', '=foo(1)') + flow('x', 'e') + path('u', 'e'));
    await expect(Instance.started(wrong)).rejects.toMatchObject({ elementId: 'x', cause: { code: 'expression-failed', facts: { expression: 'foo(1)' } } });
  });
});

describe('The engine', () => {
  it('parses a definition once and forgets the least recently used', async () => {
    const engine = new BpmnServerEngine(2);
    const instances = ['a', 'b', 'c'].map((name) => new Instance(oneTask(`camunda:assignee="${name}"`), {}, engine));
    await instances[0]!.start();
    await instances[1]!.start();
    await instances[0]!.complete('u');
    expect(engine.definitions.parses).toBe(2);
    await instances[2]!.start();
    await instances[1]!.complete('u');
    expect(engine.definitions.parses).toBe(4);
  });

  it('runs many instances at the same time without mixing them up', async () => {
    const engine = new BpmnServerEngine();
    const xml = oneService();
    const runs = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const instance = new Instance(xml, {}, engine);
        await instance.start({ n });
        return instance.complete('u', { m: n });
      }),
    );
    expect(runs.map(({ variables }) => variables)).toEqual(runs.map((_, n) => ({ n, m: n })));
  });

  it('needs its host', async () => {
    const context = { tenantId: 'T', processInstanceId: 'i', businessKey: 'k', actor: { userId: 'u', tenantId: 'T', name: '', kind: 'user' as const, roles: [] }, now: NOW };
    const definition = { id: 'd', key: 'p', version: 1, xml: oneTask('') };
    await expect(new BpmnServerEngine().step({ definition, context, operation: { kind: 'start', variables: {} } })).rejects.toThrow(/attachHost/);
  });

  it('refuses a library whose files are not those it corrects, naming the file', () => {
    expect(() => verifyLibraryFiles()).not.toThrow();
    expect(() => verifyLibraryFiles({ ...LIBRARY_CHECKSUMS, 'engine/Token.js': '0'.repeat(64) })).toThrow(/engine\/Token\.js/);
  });

  it('keeps a snapshot of a few hundred bytes per waiting activity', async () => {
    const instance = await Instance.started(oneTask('camunda:assignee="a"'), { n: 1 });
    expect(instance.snapshot!.length).toBeLessThan(1_500);
    expect(JSON.parse(instance.snapshot!)).not.toHaveProperty('logs');
  });
});
