import { and, boundary, callActivity, endEvent, escalation, eventSubProcess, inputs, Instance, nonInterrupting, onEscalation, parallel, path, process, startEvent, subProcess, throwEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const CODES = escalation('late', 'LATE') + escalation('other', 'OTHER');
const caught = (host: string, ref?: string, attributes = '') => boundary('caught', host, onEscalation(ref), attributes) + userTask('aside') + endEvent('e2') + path('caught', 'aside', 'e2');
const tail = userTask('after') + endEvent('e');
/** a task before and a task after the escalation, inside a sub-process */
const escalating = (catcher: string, more = '') =>
  process(startEvent('s') + subProcess('sub', startEvent('ss'), userTask('a'), throwEvent('up', '', onEscalation('late')), userTask('b'), endEvent('se'), path('ss', 'a', 'up', 'b', 'se'), more) + tail + catcher + path('s', 'sub', 'after', 'e'), CODES);

async function escalate(xml: string): Promise<Instance> {
  const instance = await Instance.started(xml);
  return instance.complete('a');
}

describe('An escalation', () => {
  it('starts the path beside and goes on, as often as it is thrown', async () => {
    const twice = process(
      startEvent('s') + subProcess('sub', startEvent('ss'), userTask('a'), throwEvent('up', '', onEscalation('late')), userTask('b'), endEvent('again', '', onEscalation('late')), path('ss', 'a', 'up', 'b', 'again')) + tail +
        caught('sub', 'late', nonInterrupting) + path('s', 'sub', 'after', 'e'),
      CODES,
    );
    const instance = await escalate(twice);
    expect(instance.waiting).toEqual(['aside', 'b']);
    await instance.complete('b');
    expect(instance.waiting).toEqual(['aside', 'aside', 'after']);
    expect(instance.ended('completed')).toEqual(['b', 'caught', 'again', 'sub']);
  });

  it('is armed again also when it is thrown before anything waited', async () => {
    const atOnce = process(
      startEvent('s') + subProcess('sub', startEvent('ss'), throwEvent('up', '', onEscalation('late')), throwEvent('up2', '', onEscalation('late')), endEvent('se'), path('ss', 'up', 'up2', 'se')) + tail +
        caught('sub', 'late', nonInterrupting) + path('s', 'sub', 'after', 'e'),
      CODES,
    );
    expect((await Instance.started(atOnce)).waiting).toEqual(['aside', 'aside', 'after']);
  });

  it('takes the sub-process away when its catcher interrupts; the throwing event is completed', async () => {
    const instance = await escalate(escalating(caught('sub')));
    expect(instance.waiting).toEqual(['aside']);
    expect(instance.ended('completed')).toEqual(['a', 'up', 'caught']);
    expect(instance.ended('canceled')).toEqual(['sub']);
    await instance.complete('aside');
    expect(instance.state).toBe('COMPLETED');
  });

  it('is caught in a sub-process it was not thrown in, and forgotten when nobody catches it, without the correction', async () => {
    const elsewhere = process(
      startEvent('s') + and('split') + userTask('a') + endEvent('up', '', onEscalation('late')) + path('s', 'split', 'a', 'up') + path('split', 'sub', 'e') + endEvent('e') +
        subProcess('sub', startEvent('ss'), userTask('b'), endEvent('se'), path('ss', 'b', 'se'), eventSubProcess('catch', onEscalation('late'), userTask('inside') + endEvent('ce') + path('catch-start', 'inside', 'ce'))),
      CODES,
    );
    const waiting = async (xml: string) => (await escalate(xml)).waiting;
    const effects = async () => (await escalate(escalating(caught('sub', 'other')))).effects;
    expect(await waiting(elsewhere)).toEqual(['b']);
    expect(await without('p21-escalation-events', () => waiting(elsewhere))).toEqual(['inside']);
    expect(await effects()).toHaveLength(1);
    expect(await without('p21-escalation-events', effects)).toEqual([]);
  });

  it('that nobody catches is offered to the caller of the instance, and the instance goes on', async () => {
    const instance = await escalate(escalating(caught('sub', 'other')));
    expect(instance.waiting).toEqual(['b']);
    expect(instance.effects).toEqual([{ kind: 'escalate', escalationCode: 'LATE', variables: {} }]);
  });

  it('takes the inputs of the throwing event along', async () => {
    const xml = process(startEvent('s') + userTask('a') + endEvent('up', '', inputs({ level: '=n + 1' }) + onEscalation('late')) + path('s', 'a', 'up'), CODES);
    const instance = await Instance.started(xml, { n: 2 });
    await instance.complete('a');
    expect([instance.effects, instance.state]).toEqual([[{ kind: 'escalate', escalationCode: 'LATE', variables: { level: 3 } }], 'COMPLETED']);
  });

  it('is caught by an event sub-process of its scope first, interrupting or not', async () => {
    const inside = (interrupting: boolean) => eventSubProcess('catch', onEscalation('late'), userTask('inside') + endEvent('ce') + path('catch-start', 'inside', 'ce'), interrupting);
    expect((await escalate(escalating(caught('sub'), inside(false)))).waiting).toEqual(['inside', 'b']);
    const interrupted = await escalate(escalating(caught('sub'), inside(true)));
    expect(interrupted.waiting).toEqual(['inside']);
    await interrupted.complete('inside');
    expect(interrupted.waiting).toEqual(['after']);
  });

  it('of one iteration reaches the boundary of the whole multi-instance activity', async () => {
    const multi = (attributes: string) =>
      process(
        startEvent('s') + subProcess('sub', parallel('=2'), startEvent('ss'), and('split'), userTask('a'), userTask('b'), endEvent('up', '', onEscalation('late')), endEvent('se'), path('ss', 'split', 'a', 'up'), path('split', 'b', 'se')) + tail +
          caught('sub', 'late', attributes) + path('s', 'sub', 'after', 'e'),
        CODES,
      );
    const beside = await escalate(multi(nonInterrupting));
    expect(beside.waiting.sort()).toEqual(['a#1', 'aside', 'b#0', 'b#1']);
    const interrupted = await escalate(multi(''));
    expect(interrupted.waiting).toEqual(['aside']);
    expect(interrupted.ended('canceled').sort()).toEqual(['a', 'b', 'b', 'sub', 'sub', 'sub']); // two iterations and the activity as a whole
  });

  it('of a called instance reaches the call activity, which goes on unless it is interrupted', async () => {
    const call = (attributes: string) => process(startEvent('s') + callActivity('call', 'child') + tail + caught('call', 'late', attributes) + path('s', 'call', 'after', 'e'), CODES);
    const beside = await Instance.started(call(nonInterrupting));
    await beside.throwEscalation('call', 'LATE', { level: 3 });
    expect([beside.waiting, beside.variables]).toEqual([['call', 'aside'], { level: 3 }]);
    await beside.throwEscalation('call', 'OTHER', { level: 4 });
    expect(beside.effects).toEqual([{ kind: 'escalate', escalationCode: 'OTHER', variables: { level: 4 } }]);
    const interrupted = await Instance.started(call(''));
    await interrupted.throwEscalation('call', 'LATE');
    expect([interrupted.waiting, interrupted.ended('canceled')]).toEqual([['aside'], ['call']]);
    await interrupted.complete('aside');
    await expect(interrupted.throwEscalation('aside', 'LATE')).rejects.toThrow(/does not wait/);
  });
});
