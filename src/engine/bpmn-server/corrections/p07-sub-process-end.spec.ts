import { and, endEvent, Instance, path, process, serviceTask, startEvent, subProcess, userTask } from '../step-rig';
import { without } from './correction-rig';

const TWO_ENDS = process(
  startEvent('s') + subProcess('sub', startEvent('ss'), and('split'), userTask('a'), userTask('b'), endEvent('ae'), endEvent('be'), path('ss', 'split', 'a', 'ae'), path('split', 'b', 'be')) +
    userTask('after') + endEvent('e') + path('s', 'sub', 'after', 'e'),
);

async function waitingAfterFirstEnd(): Promise<string[]> {
  const instance = await Instance.started(TWO_ENDS);
  await instance.complete('a');
  return instance.waiting;
}

describe('A sub-process', () => {
  it('ends with its last token', async () => {
    expect(await waitingAfterFirstEnd()).toEqual(['b']);
  });

  it('ends at its first end event without the correction', async () => {
    expect(await without('p07-sub-process-end', waitingAfterFirstEnd).catch(() => 'broken')).not.toEqual(['b']);
  });

  it('that waits for nothing is left exactly once', async () => {
    const automatic = process(
      startEvent('s') + subProcess('sub', startEvent('ss'), serviceTask('work', 'w'), endEvent('se'), path('ss', 'work', 'se')) + and('split') + userTask('a') + userTask('b') + and('join') + endEvent('e') +
        path('s', 'sub', 'split', 'a', 'join', 'e') + path('split', 'b', 'join'),
    );
    const instance = await Instance.started(automatic);
    expect(instance.calls).toEqual(['w']);
    expect(instance.waiting).toEqual(['a', 'b']);
  });
});
