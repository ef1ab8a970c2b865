import { endEvent, flow, Instance, path, process, startEvent, userTask, xor } from '../step-rig';
import { without } from './correction-rig';

const NOT_TAKEN = ['v', 'w', 'x', 'y'];
const DIAGRAM = process(
  startEvent('s') + xor('choose', 'choose-a') + NOT_TAKEN.map((id) => userTask(id) + flow('choose', id, '=false') + path(id, 'e')).join('') + ['a', 'b', 'c'].map((id) => userTask(id)).join('') + endEvent('e') +
    path('s', 'choose') + flow('choose', 'a') + path('a', 'b', 'c', 'e'),
);

async function goOnAfterRestores(): Promise<string> {
  const instance = await Instance.started(DIAGRAM);
  for (const task of ['a', 'b', 'c']) await instance.complete(task);
  return instance.state;
}

describe('Sequence numbers', () => {
  it('go on after a restore', async () => {
    expect(await goOnAfterRestores()).toBe('COMPLETED');
  });

  it('fall behind those of flows that were only looked at without the correction, and the instance is stuck', async () => {
    await expect(without('p00-sequence-numbers', goOnAfterRestores)).rejects.toThrow();
  });
});
