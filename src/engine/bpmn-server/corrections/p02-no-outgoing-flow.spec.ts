import { endEvent, flow, Instance, or, path, process, startEvent, userTask, xor } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(startEvent('s') + xor('x') + userTask('a') + userTask('b') + endEvent('e') + path('s', 'x') + flow('x', 'a', '=n = 1') + flow('x', 'b', '=n = 2') + path('a', 'e') + path('b', 'e'));
const state = async (n: number | null) => (await Instance.started(DIAGRAM, { n })).state;

describe('A gateway none of whose conditions holds', () => {
  it('fails the step and names the gateway', async () => {
    await expect(state(3)).rejects.toMatchObject({ code: 'step-failed', elementId: 'x', cause: { facts: { what: 'no-outgoing-flow' } } });
    await expect(state(null)).rejects.toMatchObject({ elementId: 'x' });
  });

  it('ends the instance as if it were done without the correction', async () => {
    expect(await without('p02-no-outgoing-flow', () => state(3))).toBe('COMPLETED');
  });

  it('takes the first flow that holds, all that hold, or the default flow', async () => {
    const gateway = (xml: string) => process(startEvent('s') + xml + userTask('a') + userTask('b') + userTask('c') + endEvent('e') + path('s', 'x') + flow('x', 'a', '=n > 0') + flow('x', 'b', '=n > 1') + flow('x', 'c') + path('a', 'e') + path('b', 'e') + path('c', 'e'));
    const waiting = async (xml: string, n: number) => (await Instance.started(gateway(xml), { n })).waiting;
    expect(await waiting(xor('x', 'x-c'), 2)).toEqual(['a']);
    expect(await waiting(xor('x', 'x-c'), 0)).toEqual(['c']);
    expect(await waiting(or('x', 'default="x-c"'), 2)).toEqual(['a', 'b']);
    expect(await waiting(or('x', 'default="x-c"'), 0)).toEqual(['c']);
  });
});
