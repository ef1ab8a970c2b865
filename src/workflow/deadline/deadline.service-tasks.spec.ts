import { atTime, systemActor } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ServiceTaskRegistry } from '../registry';
import { DeadlineServiceTasks } from './deadline.service-tasks';

const now = atTime('2026-10-12', 10);
const instance = { processDefinitionKey: 'group-dissolve', title: '解散：二号临建', groupNo: 'G-DEMO-ENT-2026-000009' };
const deadline = { id: 'd-1', code: 'T-DISS', dueAt: now, dueDate: '2026-10-12', late: true, lateWorkdays: 1 };

/** The deadlines themselves are tested in deadline.service.spec.ts; here only what a diagram's inputs are turned into. */
function given() {
  const calls: unknown[][] = [];
  const record = (verb: string) => async (...args: unknown[]) => (calls.push([verb, ...args]), deadline);
  const deadlines = Object.fromEntries(['start', 'restart', 'meet', 'pause', 'resume', 'cancel'].map((verb) => [verb, record(verb)]));
  const registry = new ServiceTaskRegistry();
  new DeadlineServiceTasks(registry, deadlines as never, { find: async (id: string) => (id === 'p-1' ? instance : null) } as never).onModuleInit();
  const run = (name: string, input: Variables, variables: Variables = {}) =>
    registry.find(`deadline.${name}`)!({
      name, input, variables, elementId: 'start-clock', activityInstanceId: 'a-1',
      context: { tenantId: 'DEMO-ENT', processInstanceId: 'p-1', businessKey: 'b', actor: systemActor('DEMO-ENT'), now },
    } satisfies ServiceTaskCall);
  return { calls, run, registry };
}

describe('the deadline service tasks', () => {
  it('exist for the six verbs', () => {
    expect(given().registry.names()).toEqual(['cancel', 'meet', 'pause', 'restart', 'resume', 'start'].map((verb) => `deadline.${verb}`));
  });

  it('start counts from the given day and names the case after the instance', async () => {
    const { calls, run } = given();
    await run('start', { code: 'T-DISS', start: '2026-09-30' });
    expect(calls[0]![1]).toMatchObject({ code: 'T-DISS', startDate: '2026-09-30', startAt: undefined, subject: instance.title, groupNo: instance.groupNo, kind: 'STAGE' });
  });

  it('start counts from a given instant, else from the step', async () => {
    const { calls, run } = given();
    await run('start', { code: 'T-DISS', start: '2026-10-01T01:00:00.000Z', subject: '另一件事' }, { groupNo: 'G-2' });
    await run('start', { code: 'T-DISS' });
    expect(calls[0]![1]).toMatchObject({ startAt: new Date('2026-10-01T01:00:00.000Z'), subject: '另一件事', groupNo: 'G-2' });
    expect(calls[1]![1]).toMatchObject({ startAt: now });
  });

  it('do nothing without a code: the pack has no such deadline on this path', async () => {
    const { calls, run } = given();
    for (const verb of ['start', 'meet', 'pause']) await run(verb, { code: null });
    expect(calls).toEqual([]);
  });

  it('meet, pause, resume and cancel act on the running stage of the instance at the instant of the step', async () => {
    const { calls, run } = given();
    for (const verb of ['meet', 'pause', 'resume', 'cancel']) await run(verb, { code: 'T-DISS' });
    expect(calls).toEqual(['meet', 'pause', 'resume', 'cancel'].map((verb) => [verb, { processInstanceId: 'p-1', code: 'T-DISS' }, now]));
  });

  it('restart says why', async () => {
    const { calls, run } = given();
    await run('restart', { code: 'T-DISS', start: '2026-10-09', reason: 'END_DATE' });
    expect(calls[0]).toMatchObject(['restart', { code: 'T-DISS' }, { startDate: '2026-10-09', reason: 'END_DATE' }]);
  });

  it('hand due day and lateness over in the variable the diagram names', async () => {
    expect(await given().run('meet', { code: 'T-DISS', resultVariable: 'dissolution' })).toEqual({
      dissolution: expect.objectContaining({ deadlineId: 'd-1', dueDate: '2026-10-12', late: true, lateWorkdays: 1 }),
    });
  });

  it.each([['code', { code: 5 }], ['start', { code: 'T-DISS', start: 'tomorrow' }], ['start', { code: 'T-DISS', start: 7 }]])('refuse an unreadable %s', async (field, input) => {
    await expect(given().run('start', input)).rejects.toMatchObject({ code: 'deadline-input-invalid', facts: { field, elementId: 'start-clock' } });
  });
});
