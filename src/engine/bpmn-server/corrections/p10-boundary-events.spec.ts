import { boundary, endEvent, Instance, message, nonInterrupting, onMessage, path, process, startEvent, subProcess, timer, userTask } from '../step-rig';
import { without } from './correction-rig';

const UNARMED = process(startEvent('s') + userTask('u') + boundary('b', 'u', timer(), 'gov:armWhen="=route = &#34;APPROVED&#34;"') + endEvent('e') + path('s', 'u', 'e') + path('b', 'e'));
const waitingOf = async (xml: string, variables = {}) => (await Instance.started(xml, variables)).waiting;

describe('Boundary events', () => {
  it('are armed only when gov:armWhen holds', async () => {
    expect(await waitingOf(UNARMED, { route: 'FILED' })).toEqual(['u']);
    expect(await waitingOf(UNARMED, { route: 'APPROVED' })).toEqual(['u', 'b']);
    expect(await waitingOf(UNARMED)).toEqual(['u']);
  });

  it('are armed always without the correction', async () => {
    expect(await without('p10-boundary-events', () => waitingOf(UNARMED, { route: 'FILED' }))).toEqual(['u', 'b']);
  });

  it('are not armed when their deadline or date is null', async () => {
    const of = (attributes: string, trigger: string) => process(startEvent('s') + userTask('u') + boundary('b', 'u', trigger, attributes) + endEvent('e') + path('s', 'u', 'e') + path('b', 'e'));
    expect(await waitingOf(of('gov:deadlineRef="=code"', timer()), { code: null })).toEqual(['u']);
    expect(await waitingOf(of('gov:deadlineRef="=code"', timer()), { code: 'T-LAND' })).toEqual(['u', 'b']);
    expect(await waitingOf(of('', timer('=length')), {})).toEqual(['u']);
  });

  it('inside a sub-process leave the sub-process its normal end', async () => {
    const inside = process(
      startEvent('s') + subProcess('sub', startEvent('ss'), userTask('u'), boundary('b', 'u', timer()), userTask('late'), endEvent('se'), endEvent('le'), path('ss', 'u', 'se'), path('b', 'late', 'le')) +
        userTask('after') + endEvent('e') + path('s', 'sub', 'after', 'e'),
    );
    const instance = await Instance.started(inside);
    await instance.complete('b');
    expect(instance.waiting).toEqual(['late']);
    await instance.complete('late');
    expect(instance.waiting).toEqual(['after']);
  });

  it('that do not interrupt go on by themselves, whatever happens to a later activity of the same token', async () => {
    const beside = process(
      startEvent('s') + userTask('u') + boundary('look', 'u', timer(), nonInterrupting) + userTask('looked') + endEvent('le') + userTask('v') + boundary('stop', 'v', timer()) + endEvent('ve') + userTask('stopped') + endEvent('e') +
        path('s', 'u', 'v', 've') + path('look', 'looked', 'le') + path('stop', 'stopped', 'e'),
    );
    const instance = await Instance.started(beside);
    await instance.complete('look');
    await instance.complete('u');
    await instance.complete('stop');
    expect(instance.waiting).toEqual(['looked', 'stopped']);
  });

  it('that wait for a message and do not interrupt wait again', async () => {
    const repeated = process(startEvent('s') + userTask('u') + boundary('b', 'u', onMessage('m'), nonInterrupting) + userTask('note') + endEvent('e') + path('s', 'u', 'e') + path('b', 'note', 'e'), message('m', 'note.added'));
    const instance = await Instance.started(repeated);
    await instance.complete('b');
    await instance.complete('b');
    expect(instance.waiting.sort()).toEqual(['b', 'note', 'note', 'u']);
  });

  it('tell what they sit on and what they wait for', async () => {
    const timed = process(startEvent('s') + userTask('u') + boundary('b', 'u', timer('P3D'), 'gov:deadlineRef="T-DISS" gov:offset="+3WD" gov:notBefore="=day"') + endEvent('e') + path('s', 'u', 'e') + path('b', 'e'));
    const instance = await Instance.started(timed, { day: '2026-10-09' });
    expect(instance.waitingActivities()[1]).toMatchObject({
      elementType: 'boundaryEvent', attachedTo: 'u', attachedToInstanceId: instance.waitingId('u'), timer: { deadlineRef: 'T-DISS', offset: '+3WD' }, gov: { deadlineRef: 'T-DISS', offset: '+3WD', notBefore: '2026-10-09' },
    });
  });
});
