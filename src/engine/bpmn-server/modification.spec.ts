import { ModificationRefused } from '../engine.errors';
import type { StartInstruction } from '../process-engine';
import { and, boundary, callActivity, catchEvent, endEvent, eventSubProcess, flow, Instance, message, nonInterrupting, onMessage, or, parallel, path, process, sequential, serviceTask, startEvent, subProcess, timer, userTask, xor } from './step-rig';

const LINE = process(startEvent('s') + userTask('a') + boundary('late', 'a', timer()) + userTask('b') + userTask('c') + endEvent('e') + endEvent('le') + path('s', 'a', 'b', 'c', 'e') + path('late', 'le'));
const FORK = process(startEvent('s') + userTask('apply') + and('split') + userTask('x') + userTask('y') + and('join') + userTask('after') + endEvent('e') + path('s', 'apply', 'split', 'x', 'join', 'after', 'e') + path('split', 'y', 'join'));
const SUB = process(
  startEvent('s') + userTask('before') + subProcess('sub', startEvent('ss'), userTask('u'), userTask('v'), endEvent('se'), path('ss', 'u', 'v', 'se'), eventSubProcess('esp', onMessage('m'), userTask('noted') + endEvent('ee') + path('esp-start', 'noted', 'ee'), false)) +
    boundary('late', 'sub', timer()) + userTask('after') + endEvent('e') + endEvent('le') + path('s', 'before', 'sub', 'after', 'e') + path('late', 'le'),
  message('m', 'note'),
);

async function at(xml: string, ...completed: string[]): Promise<Instance> {
  const instance = await Instance.started(xml);
  for (const task of completed) await instance.complete(task);
  return instance;
}
/** Cancels what waits at these elements and begins before those. */
const move = (instance: Instance, cancel: string[], start: (string | StartInstruction)[]) =>
  instance.step({ kind: 'modify', cancel: cancel.map((elementId) => ({ activityInstanceId: instance.waitingId(elementId) })), startBefore: start.map((one) => (typeof one === 'string' ? { elementId: one } : one)) });
const everywhere = (instance: Instance) => instance.waitingActivities().map(({ elementId }) => elementId);

async function refusal(instance: Instance, attempt: Promise<unknown>): Promise<Record<string, unknown>> {
  const { snapshot } = instance;
  const error = await attempt.then(() => undefined, (caught: unknown) => caught);
  expect(error).toBeInstanceOf(ModificationRefused);
  expect(instance.snapshot).toBe(snapshot);
  return (error as ModificationRefused).facts;
}

describe('A token moved by hand', () => {
  it('goes back: the task is canceled with its boundary events, the earlier one begins with new ones', async () => {
    const instance = await at(LINE, 'a', 'b');
    await move(instance, ['c'], ['a']);
    expect(instance.ended('canceled')).toEqual(['c']);
    expect(everywhere(instance)).toEqual(['a', 'late']);
    await move(instance, ['a'], ['c']);
    expect(instance.ended('canceled').sort()).toEqual(['a', 'late']);
    await instance.complete('c');
    expect(instance.state).toBe('COMPLETED');
  });

  it('brings its variables along', async () => {
    const instance = await at(LINE, 'a');
    await move(instance, ['b'], [{ elementId: 'a', variables: { returned: true } }]);
    expect(instance.variables).toEqual({ returned: true });
  });

  it('runs through automatic elements, and ends the instance at an end event', async () => {
    const automatic = process(startEvent('s') + userTask('a') + serviceTask('work', 'work') + endEvent('e') + path('s', 'a', 'work', 'e'));
    const instance = await at(automatic);
    await move(instance, ['a'], ['work']);
    expect([instance.calls, instance.state]).toEqual([['work'], 'COMPLETED']);
  });

  it('leaves parallel branches: all are canceled, with what waits at the join, and the fork comes again', async () => {
    const instance = await at(FORK, 'apply', 'x');
    await instance.step({ kind: 'modify', cancel: [{ elementId: 'y' }, { elementId: 'join' }], startBefore: [{ elementId: 'apply' }] });
    for (const task of ['apply', 'x', 'y']) await instance.complete(task);
    expect(instance.waiting).toEqual(['after']);
    await instance.complete('after');
    expect(instance.state).toBe('COMPLETED');
  });

  it('skips a parallel branch by beginning before the join, whichever comes first', async () => {
    const skipped = await at(FORK, 'apply');
    await move(skipped, ['x'], ['join']);
    await skipped.complete('y');
    expect(skipped.waiting).toEqual(['after']);
    const last = await at(FORK, 'apply', 'y');
    await move(last, ['x'], ['join']);
    expect(last.waiting).toEqual(['after']);
    expect(last.history).not.toContainEqual({ kind: 'sequence-flow-taken', sequenceFlowId: 'x-join' });
  });

  it('releases an inclusive join when the branch it waits for is taken away', async () => {
    const inclusive = process(startEvent('s') + or('split') + userTask('x') + userTask('y') + or('join') + userTask('after') + endEvent('e') + flow('split', 'x', '=true') + flow('split', 'y', '=true') + path('s', 'split') + path('x', 'join', 'after', 'e') + path('y', 'join'));
    const instance = await at(inclusive, 'x');
    await move(instance, ['y'], []);
    expect(instance.waiting).toEqual(['after']);
  });

  it('stays inside its sub-process, which keeps its timers', async () => {
    const instance = await at(SUB, 'before', 'u');
    const timerBefore = instance.waitingId('late');
    await move(instance, ['v'], ['u']);
    expect(instance.ended('canceled')).toEqual(['v']);
    expect(instance.waitingId('late')).toBe(timerBefore);
    for (const task of ['u', 'v']) await instance.complete(task);
    expect(instance.waiting).toEqual(['after']);
  });

  it('enters a sub-process that does not run: its boundary and event sub-processes are armed', async () => {
    const instance = await at(SUB);
    await move(instance, ['before'], ['v']);
    expect(everywhere(instance).sort()).toEqual(['esp-start', 'late', 'v']);
    await instance.complete('esp-start');
    await instance.complete('noted');
    await instance.complete('v');
    expect(everywhere(instance)).toEqual(['after']);
  });

  it('leaves a sub-process, which ends with its last token, its armed events with it', async () => {
    const instance = await at(SUB, 'before');
    await move(instance, ['u'], ['before']);
    expect(instance.ended('canceled').sort()).toEqual(['esp-start', 'late', 'sub', 'u']);
    expect(everywhere(instance)).toEqual(['before']);
  });

  it('takes the called run with it', async () => {
    const instance = await at(process(startEvent('s') + userTask('a') + callActivity('call', 'child') + endEvent('e') + path('s', 'a', 'call', 'e')), 'a');
    await move(instance, ['call'], ['a']);
    expect(instance.facts).toContainEqual(expect.objectContaining({ kind: 'activity-canceled', activity: expect.objectContaining({ call: expect.anything() }) }));
  });

  it('takes the whole race of an event-based gateway with it', async () => {
    const race = process(startEvent('s') + userTask('a') + '<bpmn:eventBasedGateway id="race"/>' + catchEvent('m', '', onMessage('msg')) + catchEvent('t', '', timer()) + xor('merge') + endEvent('e') + path('s', 'a', 'race', 'm', 'merge', 'e') + path('race', 't', 'merge'), message('msg', 'm'));
    const instance = await at(race, 'a');
    await move(instance, ['m'], ['a']);
    expect(everywhere(instance)).toEqual(['a']);
  });

  it('leaves what a non-interrupting boundary event has started alone', async () => {
    const beside = process(startEvent('s') + userTask('a') + userTask('u') + boundary('look', 'u', timer(), nonInterrupting) + userTask('looking') + endEvent('le') + endEvent('e') + path('s', 'a', 'u', 'e') + path('look', 'looking', 'le'));
    const instance = await at(beside, 'a', 'look');
    await move(instance, ['u'], ['a']);
    expect(everywhere(instance)).toEqual(['looking', 'a']);
  });
});

describe('Of a multi-instance activity', () => {
  const rows = (loop: string) => process(startEvent('s') + userTask('a') + userTask('row', '', loop) + boundary('late', 'row', timer()) + userTask('after') + endEvent('e') + endEvent('le') + path('s', 'a', 'row', 'after', 'e') + path('late', 'le'));

  it('one iteration can be canceled; the others complete it', async () => {
    const instance = await at(rows(parallel('=3')), 'a');
    await instance.step({ kind: 'modify', cancel: [{ activityInstanceId: instance.waitingId('row', 1) }], startBefore: [] });
    expect(instance.waiting).toEqual(['late', 'row#0', 'row#2']);
    await instance.complete('row', {}, 0);
    await instance.complete('row', {}, 2);
    expect(instance.waiting).toEqual(['after']);
  });

  it('the last iteration takes the whole with it, and so does the whole its iterations', async () => {
    const one = await at(rows(sequential('=3')), 'a');
    await move(one, ['row'], ['a']);
    expect(everywhere(one)).toEqual(['a']);
    const whole = await at(rows(parallel('=3')), 'a');
    await whole.step({ kind: 'modify', cancel: [{ elementId: 'row' }], startBefore: [{ elementId: 'row' }] });
    expect(whole.ended('canceled').filter((id) => id === 'row')).toHaveLength(4);
    expect(whole.waiting).toEqual(['late', 'row#0', 'row#1', 'row#2']);
  });

  it('a token stays in the iteration named, with the variables of that iteration', async () => {
    const multi = process(startEvent('s') + subProcess('rows', parallel('=2'), startEvent('rs'), userTask('u'), userTask('v'), endEvent('re'), path('rs', 'u', 'v', 're')) + endEvent('e') + path('s', 'rows', 'e'));
    const instance = await Instance.started(multi);
    await instance.complete('u', { mine: 1 }, 1);
    const v = instance.waitingActivities().find(({ elementId }) => elementId === 'v')!;
    const cancel = [{ activityInstanceId: v.id }];
    expect(await refusal(instance, instance.step({ kind: 'modify', cancel, startBefore: [{ elementId: 'u' }] }))).toMatchObject({ reason: 'ambiguous-scope', elementId: 'u', scope: 'rows' });
    await instance.step({ kind: 'modify', cancel, startBefore: [{ elementId: 'u', ancestorActivityInstanceId: v.scopeId! }] });
    expect(instance.waiting).toEqual(['u#0', 'u#1']);
  });
});

describe('A modification is refused as a whole, with the element named', () => {
  const cases: [string, string, string[], string[], string[], Record<string, unknown>][] = [
    ['an unknown element', LINE, ['a'], ['b'], ['nowhere'], { reason: 'unknown-element', elementId: 'nowhere' }],
    ['a boundary event as target', LINE, ['a'], ['b'], ['late'], { reason: 'boundary-event', elementId: 'late' }],
    ['a boundary event alone', LINE, [], ['late'], ['c'], { reason: 'armed-event', elementId: 'late' }],
    ['nothing left', LINE, [], ['a'], [], { reason: 'nothing-left' }],
    ['the start of an event sub-process', SUB, ['before'], [], ['esp-start'], { reason: 'event-sub-process', elementId: 'esp-start' }],
    ['inside an event sub-process that has not begun', SUB, ['before'], [], ['noted'], { reason: 'event-sub-process', elementId: 'noted' }],
    ['one branch before its fork while another stays', FORK, ['apply'], ['x'], ['apply'], { reason: 'stale-branch', elementId: 'join' }],
    ['before a fork while a branch has arrived at the join', FORK, ['apply', 'x'], ['y'], ['apply'], { reason: 'stale-branch', elementId: 'join' }],
    ['one branch away while the join needs it', FORK, ['apply'], ['x'], [], { reason: 'hopeless-join', elementId: 'join' }],
    ['into one branch only', FORK, [], ['apply'], ['x'], { reason: 'hopeless-join', elementId: 'join' }],
  ];

  it.each(cases)('%s', async (_title, xml, completed, cancel, start, facts) => {
    const instance = await at(xml, ...completed);
    expect(await refusal(instance, move(instance, cancel, start))).toMatchObject(facts);
  });

  it('an event behind an event-based gateway, and the inside of a multi-instance activity that does not run', async () => {
    const race = await at(process(startEvent('s') + userTask('a') + '<bpmn:eventBasedGateway id="race"/>' + catchEvent('t', '', timer()) + endEvent('e') + path('s', 'a', 'race', 't', 'e')));
    expect(await refusal(race, move(race, ['a'], ['t']))).toMatchObject({ reason: 'event-of-a-race', elementId: 't' });
    const multi = await at(process(startEvent('s') + userTask('a') + subProcess('rows', parallel('=2'), startEvent('rs'), userTask('u'), endEvent('re'), path('rs', 'u', 're')) + endEvent('e') + path('s', 'a', 'rows', 'e')));
    expect(await refusal(multi, move(multi, ['a'], ['u']))).toMatchObject({ reason: 'multi-instance', elementId: 'u', scope: 'rows' });
  });

  it('an activity that does not wait any more is a conflict', async () => {
    const instance = await at(LINE);
    const a = instance.waitingId('a');
    await instance.complete('a');
    const { snapshot } = instance;
    await expect(instance.step({ kind: 'modify', cancel: [{ activityInstanceId: a }], startBefore: [{ elementId: 'c' }] })).rejects.toMatchObject({ code: 'activity-not-waiting' });
    await expect(instance.step({ kind: 'modify', cancel: [{ elementId: 'a' }], startBefore: [{ elementId: 'c' }] })).rejects.toMatchObject({ code: 'activity-not-waiting' });
    expect(instance.snapshot).toBe(snapshot);
  });
});
