import { endEvent, Instance, path, process, serviceTask, startEvent, terminate, and, userTask } from '../step-rig';
import { without } from './correction-rig';

const STEPS = Array.from({ length: 30 }, (_, index) => `t${index}`);
const CHAIN = process(startEvent('s') + STEPS.map((id) => serviceTask(id, id)).join('') + endEvent('e') + path('s', ...STEPS, 'e'));

async function milliseconds(): Promise<number> {
  const started = performance.now();
  await Instance.started(CHAIN);
  return performance.now() - started;
}

describe('A token', () => {
  it('goes on at once', async () => {
    await milliseconds(); // the first run reads the code
    const corrected = await milliseconds();
    const asleep = await without('p18-token-advance', milliseconds);
    expect(asleep).toBeGreaterThan(STEPS.length * 9);
    expect(corrected).toBeLessThan(asleep / 2);
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
