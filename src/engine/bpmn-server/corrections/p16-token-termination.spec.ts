import { DefinitionCache } from '../definition-cache';
import type { Token } from '../library-shapes';
import { silentServer } from '../silent-server';
import { readSnapshot } from '../snapshot';
import { endEvent, Instance, parallel, path, process, startEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const XML = process(startEvent('s') + userTask('u', '', parallel('=1')) + endEvent('e') + path('s', 'u', 'e'));

async function onlyIteration(): Promise<Token> {
  const { snapshot } = await Instance.started(XML);
  const { definition } = await new DefinitionCache(silentServer()).get({ id: 'd', key: 'p', version: 1, xml: XML });
  const execution = await readSnapshot(snapshot!, definition, 'i', silentServer());
  return [...execution.tokens.values()].find(({ type }) => type === 'Instance')!;
}

describe('Terminating a token', () => {
  it('cancels its activity', async () => {
    const token = await onlyIteration();
    await token.terminate();
    expect(token).toMatchObject({ status: 'terminated', currentItem: { status: 'end', endedAt: null } });
  });

  it('reads a property of null when it is the only iteration without the correction', async () => {
    const token = await onlyIteration();
    await expect(without('p16-token-termination', () => token.terminate())).rejects.toThrow(TypeError);
  });
});
