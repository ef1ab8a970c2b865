import { and, endEvent, Instance, path, process, startEvent, subProcess, terminate, userTask } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + and('split') + userTask('beside') +
    subProcess('sub', startEvent('ss'), and('inner'), userTask('a'), userTask('b'), endEvent('ae', '', terminate()), endEvent('be'), path('ss', 'inner', 'a', 'ae'), path('inner', 'b', 'be')) +
    userTask('after') + and('join') + endEvent('e') + path('s', 'split', 'sub', 'after', 'join', 'e') + path('split', 'beside', 'join'),
);

async function waitingAfterTerminate(): Promise<string[]> {
  const instance = await Instance.started(DIAGRAM);
  await instance.complete('a');
  return instance.waiting.sort();
}

describe('A terminate end event', () => {
  it('ends its own sub-process only', async () => {
    expect(await waitingAfterTerminate()).toEqual(['after', 'beside']);
  });

  it('ends everything without the correction', async () => {
    expect(await without('p08-terminate-scope', waitingAfterTerminate).catch(() => [])).not.toContain('beside');
  });

  it('at the top completes the instance and cancels what is open', async () => {
    const top = process(startEvent('s') + and('split') + userTask('a') + userTask('b') + endEvent('ae', '', terminate()) + endEvent('be') + path('s', 'split', 'a', 'ae') + path('split', 'b', 'be'));
    const instance = await Instance.started(top);
    await instance.complete('a');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.ended('canceled')).toEqual(['b']);
  });
});
