import { endEvent, eventSubProcess, Instance, message, onMessage, path, process, startEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + userTask('u') + endEvent('e') + path('s', 'u', 'e') + eventSubProcess('clue', onMessage('m'), userTask('look') + endEvent('ce') + path('clue-start', 'look', 'ce'), false),
  message('m', 'case.newClue'),
);

async function endTheMainPathFirst(): Promise<Instance> {
  const instance = await Instance.started(DIAGRAM);
  await instance.complete('clue-start');
  await instance.complete('u');
  return instance;
}

describe('An instance', () => {
  it('does not end over an open task of an event sub-process', async () => {
    const instance = await endTheMainPathFirst();
    expect(instance.state).toBe('ACTIVE');
    expect(instance.waiting).toEqual(['look']);
    await instance.complete('look');
    expect(instance.state).toBe('COMPLETED');
    expect(instance.waitingActivities()).toEqual([]);
  });

  it('ends over it without the correction', async () => {
    expect((await without('p04-end-of-instance', endTheMainPathFirst)).state).toBe('COMPLETED');
  });
});
