import { boundary, callActivity, endEvent, Instance, nonInterrupting, parallel, path, process, sequential, serviceTask, startEvent, subProcess, timer, userTask } from '../step-rig';
import { without } from './correction-rig';

const tail = userTask('after') + endEvent('e');
const overTask = (characteristics: string, more = '') => process(startEvent('s') + userTask('u', 'camunda:assignee="=who"', characteristics) + tail + more + path('s', 'u', 'after', 'e'));
const PEOPLE = { people: ['a@x.com', '__proto__', { name: '甲' }, 'a@x.com'] };
const EVERYBODY = parallel('=people', 'camunda:elementVariable="who"');

describe('A multi-instance activity', () => {
  it('has one iteration per entry, whatever the entries are', async () => {
    const instance = await Instance.started(overTask(parallel('=people')), PEOPLE);
    expect(instance.waiting).toEqual(['u#0', 'u#1', 'u#2', 'u#3']);
    for (const iteration of [2, 0, 3, 1]) await instance.complete('u', {}, iteration);
    expect(instance.waiting).toEqual(['after']);
  });

  it('over nothing is passed at once', async () => {
    for (const characteristics of [parallel('=[]'), sequential('=[]')]) expect((await Instance.started(overTask(characteristics))).waiting).toEqual(['after']);
  });

  it('over nothing or over such entries breaks without the correction', async () => {
    const over = (collection: string) => without('p12-multi-instance', async () => (await Instance.started(overTask(parallel(collection)), PEOPLE)).waiting).catch(() => 'broken');
    expect(await over('=[]')).not.toEqual(['after']);
    expect(await over('=people')).not.toEqual(['u#0', 'u#1', 'u#2', 'u#3']);
  });

  it('gives every iteration its entry and its number', async () => {
    const instance = await Instance.started(overTask(sequential('=people', 'camunda:elementVariable="who"')), { people: ['u1', 'u2'] });
    expect(instance.waitingActivities()).toMatchObject([{ iteration: 0, userTask: { assignee: 'u1' } }]);
    await instance.complete('u');
    expect(instance.waitingActivities()).toMatchObject([{ iteration: 1, userTask: { assignee: 'u2' } }]);
    await instance.complete('u');
    expect(instance.waiting).toEqual(['after']);
    expect(instance.variables).toEqual({ people: ['u1', 'u2'] });
  });

  it('arms its boundary events once, and ends as a whole when one interrupts', async () => {
    const timed = overTask(EVERYBODY, boundary('b', 'u', timer()) + boundary('n', 'u', timer(), nonInterrupting) + userTask('late') + userTask('noted') + endEvent('le') + path('b', 'late', 'le') + path('n', 'noted', 'le'));
    const instance = await Instance.started(timed, { people: ['u1', 'u2', 'u3'] });
    expect(instance.waiting).toEqual(['b', 'n', 'u#0', 'u#1', 'u#2']);
    await instance.complete('n');
    await instance.complete('u', {}, 1);
    await instance.complete('b');
    expect(instance.waiting).toEqual(['noted', 'late']);
    expect(instance.ended('canceled')).toEqual(['u', 'u', 'u']); // two iterations and the activity as a whole
    await instance.complete('late');
    await instance.complete('noted');
    expect(instance.state).toBe('COMPLETED');
  });

  it('is told as one body around its iterations', async () => {
    const instance = await Instance.started(overTask(EVERYBODY), { people: ['u1'] });
    const started = instance.facts.flatMap((fact) => (fact.kind === 'activity-started' ? [`${fact.activity.elementType} ${fact.activity.iteration ?? '-'} ${fact.waiting}`] : []));
    expect(started).toEqual(['startEvent - false', 'multiInstanceBody - false', 'userTask 0 true']);
  });

  it('works over call activities and automatic sub-processes', async () => {
    const calls = process(startEvent('s') + callActivity('c', 'child', '<bpmn:extensionElements><camunda:in source="who" target="who"/></bpmn:extensionElements>' + EVERYBODY) + tail + path('s', 'c', 'after', 'e'));
    const instance = await Instance.started(calls, { people: ['u1', 'u2'] });
    expect(instance.effects.map((effect) => effect.variables)).toEqual([{ who: 'u1' }, { who: 'u2' }]);
    await instance.complete('c', {}, 1);
    await instance.complete('c', {}, 0);
    expect(instance.waiting).toEqual(['after']);
    for (const characteristics of [parallel('=3'), sequential('=3')]) {
      const automatic = process(startEvent('s') + subProcess('sub', characteristics, startEvent('ss'), serviceTask('t', 'work'), endEvent('se'), path('ss', 't', 'se')) + tail + path('s', 'sub', 'after', 'e'));
      const run = await Instance.started(automatic);
      expect(run.calls).toEqual(['work', 'work', 'work']);
      expect(run.waiting).toEqual(['after']);
    }
  });

  it('nests', async () => {
    const inner = subProcess('inner', parallel('=row.members', 'camunda:elementVariable="member"'), startEvent('is'), userTask('u', 'camunda:assignee="=row.name + member"'), endEvent('ie'), path('is', 'u', 'ie'));
    const nested = process(startEvent('s') + subProcess('outer', parallel('=rows', 'camunda:elementVariable="row"'), startEvent('os'), inner, endEvent('oe'), path('os', 'inner', 'oe')) + tail + path('s', 'outer', 'after', 'e'));
    const instance = await Instance.started(nested, { rows: [{ name: 'A', members: ['1', '2'] }, { name: 'B', members: ['3'] }] });
    expect(instance.waitingActivities().map(({ userTask: task }) => task?.assignee)).toEqual(['A1', 'A2', 'B3']);
    while (instance.waiting[0] !== 'after') await instance.step({ kind: 'complete', activityInstanceId: instance.waitingActivities()[0]!.id, variables: {} });
    expect(instance.waiting).toEqual(['after']);
  });

  it('refuses what is no list, and lists beyond all measure', async () => {
    await expect(Instance.started(overTask(EVERYBODY), {})).rejects.toMatchObject({ code: 'step-failed', elementId: 'u' });
    await expect(Instance.started(overTask(EVERYBODY), { people: Array(501).fill('x') })).rejects.toMatchObject({ elementId: 'u', cause: { facts: { what: 'too-many-iterations' } } });
  });
});
