import { endEvent, Instance, parallel, path, process, serviceTask, startEvent, subProcess, userTask } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + subProcess('rows', parallel('=2'), startEvent('rs'), userTask('u'), serviceTask('t', 'look'), userTask('v'), endEvent('re'), path('rs', 'u', 't', 'v', 're')) + userTask('after') + endEvent('e') + path('s', 'rows', 'after', 'e'),
);

async function seen(): Promise<{ inside: unknown[]; root: unknown }> {
  const inside: unknown[] = [];
  const instance = await Instance.started(DIAGRAM, { answer: 'root' }, { look: (_input, { answer }) => { inside.push(answer); return { looked: true }; } });
  await instance.complete('u', { answer: 'first' }, 0);
  await instance.complete('u', {}, 1);
  return { inside, root: instance.variables };
}

describe('Variables', () => {
  it('of an iteration stay there and win over those outside', async () => {
    expect(await seen()).toEqual({ inside: ['first', 'root'], root: { answer: 'root' } });
  });

  it('of an iteration leak into the root without the correction', async () => {
    expect((await without('p19-variable-scopes', seen)).root).not.toEqual({ answer: 'root' });
  });

  it('of an embedded sub-process belong to the root', async () => {
    const embedded = process(startEvent('s') + subProcess('sub', startEvent('ss'), userTask('u'), endEvent('se'), path('ss', 'u', 'se')) + userTask('after') + endEvent('e') + path('s', 'sub', 'after', 'e'));
    const instance = await Instance.started(embedded);
    await instance.complete('u', { answer: 1 });
    expect(instance.variables).toEqual({ answer: 1 });
  });

  it('with names that reach a prototype are refused, wherever they come from', async () => {
    const instance = await Instance.started(DIAGRAM);
    const poisoned = JSON.parse('{"a":[{"__proto__":{"polluted":1}}]}') as Record<string, unknown>;
    await expect(instance.complete('u', poisoned)).rejects.toMatchObject({ code: 'variables-refused', kind: 'invalid-input', facts: { path: 'a[0].__proto__' } });
    await expect(instance.complete('u', { constructor: 1 })).rejects.toMatchObject({ code: 'variables-refused' });
    await expect(Instance.started(DIAGRAM, poisoned)).rejects.toMatchObject({ code: 'variables-refused' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
