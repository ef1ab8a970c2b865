import { boundary, endEvent, Instance, nonInterrupting, path, process, startEvent, subProcess, timer, until, userTask } from '../step-rig';
import { without } from './correction-rig';

const vote = (condition: string, collection = '=5', attributes = '') => process(startEvent('s') + userTask('u', '', until(condition, collection, attributes)) + userTask('z') + endEvent('e') + path('s', 'u', 'z', 'e'));

async function twoOfFive(): Promise<Instance> {
  const instance = await Instance.started(vote('=nrOfCompletedInstances &gt;= 2'.replace('&gt;', '>')));
  await instance.complete('u', {}, 3);
  expect(instance.waiting).toHaveLength(4);
  return instance.complete('u', {}, 1);
}

describe('A completion condition', () => {
  it('ends a parallel multi-instance activity and cancels the iterations that are left', async () => {
    const instance = await twoOfFive();
    expect(instance.waiting).toEqual(['z']);
    expect(instance.ended('completed')).toEqual(['u', 'u']); // the iteration and the activity as a whole
    expect(instance.ended('canceled')).toEqual(['u', 'u', 'u']);
    await instance.complete('z');
    expect(instance.state).toBe('COMPLETED');
  });

  it('is not asked without the correction', async () => {
    expect((await without('p22-completion-condition', twoOfFive)).waiting).toHaveLength(3);
  });

  it('ends a sequential one before the next iteration begins', async () => {
    const instance = await Instance.started(vote('=approved = false', '=[10, 20, 30]', 'isSequential="true"'));
    await instance.complete('u', { approved: true });
    expect(instance.waiting).toEqual(['u#1']);
    await instance.complete('u', { approved: false });
    expect(instance.waiting).toEqual(['z']);
    expect(instance.ended('canceled')).toEqual([]);
  });

  it('sees the variables of the iteration that has just ended, and all counters', async () => {
    const counters = await Instance.started(vote('=veto = true or (nrOfInstances = 5 and nrOfActiveInstances = 2 and nrOfCompletedInstances = 3 and loopCounter = 4)'));
    await counters.complete('u', { veto: false }, 0);
    await counters.complete('u', {}, 1);
    expect(counters.waiting).toHaveLength(3);
    await counters.complete('u', {}, 4);
    expect(counters.waiting).toEqual(['z']);
    const veto = await Instance.started(vote('=veto = true'));
    await veto.complete('u', { veto: true }, 2);
    expect([veto.waiting, veto.variables]).toEqual([['z'], {}]);
  });

  it('never holds when it is neither true nor false, and ends as usual after the last iteration', async () => {
    const instance = await Instance.started(vote('=unknown', '=2'));
    await instance.complete('u');
    expect(instance.waiting).toEqual(['u#1']);
    await instance.complete('u');
    expect(instance.waiting).toEqual(['z']);
  });

  it('cancels what the other runs of a sub-process hold, with the boundary events of the activity', async () => {
    const xml = process(
      startEvent('s') + subProcess('sub', until('=nrOfCompletedInstances = 1', '=3'), startEvent('ss'), userTask('a'), userTask('b'), endEvent('se'), path('ss', 'a', 'b', 'se')) + boundary('late', 'sub', timer('P1D'), nonInterrupting) + userTask('hurry') + endEvent('e2') +
        userTask('z') + endEvent('e') + path('s', 'sub', 'z', 'e') + path('late', 'hurry', 'e2'),
    );
    const instance = await Instance.started(xml);
    await instance.complete('a', {}, 0);
    await instance.complete('a', {}, 2);
    await instance.complete('b', {}, 2);
    expect(instance.waiting).toEqual(['z']);
    expect(instance.ended('canceled').sort()).toEqual(['a', 'b', 'late', 'sub', 'sub']);
  });

  it('that cannot be evaluated fails the step and names the activity', async () => {
    const instance = await Instance.started(vote('=date and time("x") + 1 > foo('));
    await expect(instance.complete('u')).rejects.toMatchObject({ code: 'step-failed', elementId: 'u' });
  });
});
