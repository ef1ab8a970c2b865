import { endEvent, Instance, path, process, serviceTask, startEvent, terminate, and, userTask } from '../step-rig';
import { without } from './correction-rig';

const STEPS = Array.from({ length: 30 }, (_, index) => `t${index}`);
const CHAIN = process(startEvent('s') + STEPS.map((id) => serviceTask(id, id)).join('') + endEvent('e') + path('s', ...STEPS, 'e'));

/** How often it sleeps on the way; the limit of a service task is a timer of seconds. */
async function pauses(): Promise<number> {
  const timers = jest.spyOn(globalThis, 'setTimeout');
  await Instance.started(CHAIN);
  const { length } = timers.mock.calls.filter(([, milliseconds = 0]) => milliseconds < 1000);
  timers.mockRestore();
  return length;
}

describe('A token', () => {
  it('goes on at once', async () => {
    expect(await pauses()).toBe(0);
    expect(await without('p18-token-advance', pauses)).toBeGreaterThanOrEqual(STEPS.length);
  });

  it('runs its branches one after the other in the order of the diagram', async () => {
    const branches = process(
      startEvent('s') + and('split') + serviceTask('a1', 'a1') + serviceTask('a2', 'a2') + serviceTask('b1', 'b1') + serviceTask('b2', 'b2') + and('join') + endEvent('e') + path('s', 'split', 'a1', 'a2', 'join', 'e') + path('split', 'b1', 'b2', 'join'),
    );
    expect((await Instance.started(branches)).calls).toEqual(['a1', 'a2', 'b1', 'b2']);
  });

  it('that was ended by a sister branch does not begin', async () => {
    const ended = process(startEvent('s') + and('split') + endEvent('stop', '', terminate()) + userTask('u') + endEvent('e') + path('s', 'split', 'stop') + path('split', 'u', 'e'));
    const instance = await Instance.started(ended);
    expect(instance.state).toBe('COMPLETED');
    expect(instance.history.some((fact) => fact.kind === 'activity-started' && fact.activity.elementId === 'u')).toBe(false);
  });
});
