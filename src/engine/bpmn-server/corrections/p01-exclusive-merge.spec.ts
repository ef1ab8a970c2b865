import { and, endEvent, Instance, path, process, startEvent, userTask, xor } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + and('split') + userTask('a') + userTask('b') + xor('merge') + userTask('z') + endEvent('e') + path('s', 'split', 'a', 'merge', 'z', 'e') + path('split', 'b', 'merge'),
);

async function waitingAfterFirstBranch(): Promise<string[]> {
  const instance = await Instance.started(DIAGRAM);
  await instance.complete('a');
  return instance.waiting.sort();
}

describe('An exclusive merge', () => {
  it('lets one branch pass and leaves the other alone', async () => {
    expect(await waitingAfterFirstBranch()).toEqual(['b', 'z']);
  });

  it('takes away the open task of the other branch without the correction', async () => {
    expect(await without('p01-exclusive-merge', waitingAfterFirstBranch)).toEqual(['z']);
  });
});
