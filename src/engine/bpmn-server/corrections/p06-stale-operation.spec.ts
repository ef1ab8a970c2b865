import { and, endEvent, Instance, path, process, startEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + and('split') + userTask('a') + userTask('b') + and('join') + userTask('z') + endEvent('e') + path('s', 'split', 'a', 'join', 'z', 'e') + path('split', 'b', 'join'),
);

/** Pushes the join, which holds a token but waits for no one outside. */
async function pushTheJoin(): Promise<Instance> {
  const instance = await Instance.started(DIAGRAM);
  await instance.complete('a');
  const join = instance.history.find((fact) => fact.kind === 'activity-started' && fact.activity.elementId === 'join') as { activity: { id: string } };
  return instance.step({ kind: 'complete', activityInstanceId: join.activity.id, variables: { forged: true } });
}

describe('Only an activity that waits for the outside', () => {
  it('can be completed, and a refusal changes nothing', async () => {
    await expect(pushTheJoin()).rejects.toMatchObject({ code: 'activity-not-waiting', kind: 'conflict' });
  });

  it('can be completed twice never', async () => {
    const instance = await Instance.started(DIAGRAM);
    const id = instance.waitingId('a');
    await instance.complete('a');
    const { snapshot } = instance;
    await expect(instance.step({ kind: 'complete', activityInstanceId: id, variables: { forged: true } })).rejects.toMatchObject({ code: 'activity-not-waiting' });
    expect(instance.snapshot).toBe(snapshot);
  });

  it('is not asked for without the correction', async () => {
    const instance = await without('p06-stale-operation', pushTheJoin);
    expect(instance.waiting).toContain('z');
    expect(instance.variables).toMatchObject({ forged: true });
  });
});
