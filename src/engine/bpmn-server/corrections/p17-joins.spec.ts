import { and, endEvent, flow, Instance, or, path, process, startEvent, userTask, xor } from '../step-rig';
import { without } from './correction-rig';

/** a and b meet first, c joins them later: two joins of one split. */
const PARTIAL = process(
  startEvent('s') + and('split') + userTask('a') + userTask('b') + userTask('c') + userTask('d') + and('first') + and('second') + and('last') + userTask('x') + userTask('y') + endEvent('e') +
    path('s', 'split', 'a', 'first', 'x', 'last', 'e') + path('split', 'b', 'first') + path('split', 'c', 'second', 'y', 'last') + path('split', 'd', 'second'),
);

async function playPartialJoins(): Promise<string> {
  const instance = await Instance.started(PARTIAL);
  for (const task of ['c', 'a', 'd', 'b', 'x', 'y']) await instance.complete(task);
  return instance.state;
}

describe('Joins', () => {
  it('of one split may be several', async () => {
    expect(await playPartialJoins()).toBe('COMPLETED');
  });

  it('of one split lose a branch without the correction', async () => {
    await expect(without('p17-joins', playPartialJoins)).rejects.toThrow();
  });

  it('take one token per incoming flow, also when two flows come straight from the split', async () => {
    const straight = process(startEvent('s') + and('split') + and('join') + userTask('z') + endEvent('e') + path('s', 'split') + flow('split', 'join', undefined, 'one') + flow('split', 'join', undefined, 'two') + path('join', 'z', 'e'));
    expect((await Instance.started(straight)).waiting).toEqual(['z']);
  });

  it('of an inclusive gateway go on when the missing branch ends elsewhere', async () => {
    const elsewhere = process(
      startEvent('s') + or('split') + userTask('a') + userTask('b') + xor('x', 'x-join') + endEvent('away') + or('join') + userTask('z') + endEvent('e') +
        path('s', 'split', 'a', 'join', 'z', 'e') + path('split', 'b', 'x') + flow('x', 'away', '=leave = true') + flow('x', 'join'),
    );
    const instance = await Instance.started(elsewhere);
    await instance.complete('a');
    expect(instance.waiting).toEqual(['b']);
    await instance.complete('b', { leave: true });
    expect(instance.waiting).toEqual(['z']);
  });

  it('that can never be complete fail the step instead of leaving a dead instance', async () => {
    const stuck = process(
      startEvent('s') + and('split') + userTask('a') + userTask('b') + xor('x', 'x-join') + endEvent('away') + and('join') + endEvent('e') + path('s', 'split', 'a', 'join', 'e') + path('split', 'b', 'x') + flow('x', 'away', '=leave = true') + flow('x', 'join'),
    );
    const instance = await Instance.started(stuck);
    await instance.complete('a');
    await expect(instance.complete('b', { leave: true })).rejects.toMatchObject({ code: 'step-failed', elementId: 'join' });
  });
});
