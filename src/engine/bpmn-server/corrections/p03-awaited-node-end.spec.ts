import { and, endEvent, Instance, path, process, startEvent, subProcess, terminate, userTask } from '../step-rig';
import { without } from './correction-rig';

const TASKS = ['a', 'b', 'c', 'd', 'f', 'g'];
const DIAGRAM = process(
  startEvent('s') +
    subProcess('sub', startEvent('ss'), and('split'), userTask('stop'), endEvent('stopped', '', terminate()), ...TASKS.map((id) => userTask(id) + endEvent(`${id}-e`) + path('split', id, `${id}-e`)), path('ss', 'split', 'stop', 'stopped')) +
    userTask('after') + endEvent('e') + path('s', 'sub', 'after', 'e'),
);

/** Facts of the terminating step; the sub-process must be over only when everything inside is. */
async function order(): Promise<string[]> {
  const instance = await Instance.started(DIAGRAM);
  await instance.complete('stop');
  return instance.facts.flatMap((fact) => (fact.kind === 'sequence-flow-taken' ? [] : [`${fact.kind.slice(9)} ${fact.activity.elementId}`]));
}

describe('The end of an activity', () => {
  it('is over before the token goes on', async () => {
    const facts = await order();
    expect(TASKS.every((id) => facts.indexOf(`canceled ${id}`) >= 0 && facts.indexOf(`canceled ${id}`) < facts.indexOf('completed sub'))).toBe(true);
    expect(facts.at(-1)).toBe('started after');
  });

  it('is still at work when the token has gone on without the correction', async () => {
    const facts = await without('p03-awaited-node-end', order).catch((error: Error) => [error.message]);
    expect(facts.at(-1)).not.toBe('started after');
  });
});
