import { BpmnError } from '../../../common';
import { boundary, callActivity, endEvent, error, eventSubProcess, Instance, onError, parallel, path, process, serviceTask, startEvent, subProcess, userTask } from '../step-rig';
import { without } from './correction-rig';

const ERRORS = error('cap', 'CAP_EXCEEDED') + error('other', 'OTHER');
const FAIL = { fail: () => { throw new BpmnError('CAP_EXCEEDED'); } };
const rescue = (host: string, ref?: string) => boundary('caught', host, onError(ref)) + userTask('rescue') + endEvent('e2') + path('caught', 'rescue', 'e2');
const tail = userTask('after') + endEvent('e');

const END_EVENT = process(
  startEvent('s') + subProcess('sub', startEvent('ss'), userTask('a'), endEvent('thrown', '', onError('cap')), path('ss', 'a', 'thrown')) + tail + rescue('sub', 'cap') + path('s', 'sub', 'after', 'e'),
  ERRORS,
);

async function throwAtEnd(): Promise<Instance> {
  const instance = await Instance.started(END_EVENT);
  return instance.complete('a');
}

describe('A BPMN error', () => {
  it('thrown by an end event leaves the sub-process through its boundary event', async () => {
    const instance = await throwAtEnd();
    expect(instance.waiting).toEqual(['rescue']);
    expect(instance.ended('completed')).toEqual(['a', 'thrown', 'caught']);
    expect(instance.ended('canceled')).toEqual(['sub']);
  });

  it('thrown by an end event breaks the step without the correction', async () => {
    await expect(without('p09-error-events', throwAtEnd)).rejects.toThrow(/Cannot read properties/);
  });

  it('thrown by a service task takes the boundary event of its code, else the one of any code', async () => {
    const task = (refs: string) => process(startEvent('s') + serviceTask('t', 'fail') + tail + refs + path('s', 't', 'after', 'e'), ERRORS);
    const both = boundary('any', 't', onError()) + endEvent('e3') + path('any', 'e3') + rescue('t', 'cap');
    expect((await Instance.started(task(both), {}, FAIL)).waiting).toEqual(['rescue']);
    expect((await Instance.started(task(rescue('t')), {}, FAIL)).waiting).toEqual(['rescue']);
    expect((await Instance.started(task(rescue('t', 'cap')), {}, { fail: () => ({ fine: true }) })).waiting).toEqual(['after']);
  });

  it('that nobody catches fails the step and names the task', async () => {
    const uncaught = process(startEvent('s') + serviceTask('t', 'fail') + tail + rescue('t', 'other') + path('s', 't', 'after', 'e'), ERRORS);
    await expect(Instance.started(uncaught, {}, FAIL)).rejects.toMatchObject({ code: 'step-failed', elementId: 't', cause: { facts: { what: 'uncaught-error', errorCode: 'CAP_EXCEEDED' } } });
  });

  it('goes outwards past scopes that do not catch it', async () => {
    const nested = process(
      startEvent('s') + subProcess('outer', startEvent('os'), subProcess('inner', startEvent('is'), serviceTask('t', 'fail'), endEvent('ie'), path('is', 't', 'ie')), endEvent('oe'), path('os', 'inner', 'oe')) +
        tail + rescue('outer', 'cap') + path('s', 'outer', 'after', 'e'),
      ERRORS,
    );
    expect((await Instance.started(nested, {}, FAIL)).waiting).toEqual(['rescue']);
  });

  it('in one iteration ends the whole multi-instance activity', async () => {
    const multi = process(
      startEvent('s') + subProcess('sub', parallel('=3'), startEvent('ss'), userTask('a'), serviceTask('t', 'fail'), endEvent('se'), path('ss', 'a', 't', 'se')) + tail + rescue('sub', 'cap') + path('s', 'sub', 'after', 'e'),
      ERRORS,
    );
    const instance = await Instance.started(multi, {}, FAIL);
    await instance.complete('a', {}, 1);
    expect(instance.waiting).toEqual(['rescue']);
    expect(instance.ended('canceled').filter((id) => id === 'a')).toHaveLength(2);
  });

  it('is caught by an event sub-process of its scope before it leaves the scope', async () => {
    const caught = process(
      startEvent('s') +
        subProcess('sub', startEvent('ss'), serviceTask('t', 'fail'), endEvent('se'), path('ss', 't', 'se'), eventSubProcess('catch', onError('cap'), userTask('inside') + endEvent('ce') + path('catch-start', 'inside', 'ce'))) +
        tail + rescue('sub', 'cap') + path('s', 'sub', 'after', 'e'),
      ERRORS,
    );
    const instance = await Instance.started(caught, {}, FAIL);
    expect(instance.waiting).toEqual(['inside']);
    await instance.complete('inside');
    expect(instance.waiting).toEqual(['after']);
  });

  it('from a child ends the call activity that started it, and takes its variables along', async () => {
    const call = process(startEvent('s') + callActivity('call', 'child') + tail + rescue('call', 'cap') + path('s', 'call', 'after', 'e'), ERRORS);
    const instance = await Instance.started(call);
    await instance.throwError('call', 'CAP_EXCEEDED', { reason: 'full' });
    expect(instance.waiting).toEqual(['rescue']);
    expect(instance.variables).toEqual({ reason: 'full' });
    const again = await Instance.started(call);
    await expect(again.throwError('call', 'OTHER')).rejects.toMatchObject({ code: 'step-failed', elementId: 'call' });
  });
});
