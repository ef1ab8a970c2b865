import { boundary, endEvent, eventSubProcess, Instance, nonInterrupting, NOW, path, process, startEvent, timeCycle, userTask } from './step-rig';

const reminded = (cycle: string) =>
  process(startEvent('s') + userTask('act') + endEvent('e') + boundary('nudge', 'act', timeCycle(cycle), nonInterrupting) + userTask('remind') + endEvent('e2') + path('s', 'act', 'e') + path('nudge', 'remind', 'e2'));
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const due = (instance: Instance) => instance.waitingActivities().find(({ timer }) => timer)?.timer?.dueAt;

async function fireAt(instance: Instance, elementId: string, at: Date): Promise<Instance> {
  instance.now = at;
  return instance.complete(elementId);
}

describe('A repeating timer', () => {
  it('fires as often as it says and keeps its beat, also when it is served a little late', async () => {
    const instance = await Instance.started(reminded('R3/PT1H'));
    expect(due(instance)).toEqual(minutes(60));
    await fireAt(instance, 'nudge', minutes(62));
    expect(due(instance)).toEqual(minutes(120));
    await fireAt(instance, 'nudge', minutes(120));
    expect(due(instance)).toEqual(minutes(180));
    await fireAt(instance, 'nudge', minutes(180));
    expect(instance.waiting).toEqual(['act', 'remind', 'remind', 'remind']);
  });

  it('fires once for everything missed while the host was down, and then one interval from now', async () => {
    const instance = await Instance.started(reminded('R/P1D'));
    const aWeekLater = minutes(7 * 24 * 60 + 5);
    await fireAt(instance, 'nudge', aWeekLater);
    expect(instance.waiting.filter((id) => id === 'remind')).toHaveLength(1);
    expect(due(instance)).toEqual(new Date(aWeekLater.getTime() + 86_400_000));
  });

  it('ends with its activity', async () => {
    const instance = await Instance.started(reminded('R/PT1H'));
    await fireAt(instance, 'nudge', minutes(60));
    await instance.complete('act');
    expect(instance.ended('canceled')).toEqual(['nudge']);
    expect(instance.waiting).toEqual(['remind']);
  });

  it('starts an event sub-process again and again', async () => {
    const xml = process(startEvent('s') + userTask('act') + endEvent('e') + path('s', 'act', 'e') + eventSubProcess('watch', timeCycle('R2/PT1H'), userTask('look') + endEvent('we') + path('watch-start', 'look', 'we'), false));
    const instance = await Instance.started(xml);
    await fireAt(instance, 'watch-start', minutes(60));
    expect(instance.waitingActivities().filter(({ armed }) => armed)).toMatchObject([{ timer: { dueAt: minutes(120), cycle: { interval: 'PT1H', left: 1 } } }]);
    await fireAt(instance, 'watch-start', minutes(120));
    expect(instance.waitingActivities().map(({ elementId }) => elementId)).toEqual(['act', 'look', 'look']);
  });

  it('takes its cycle from FEEL, is not armed by null, and refuses what is no cycle or too fast', async () => {
    const started = (often: unknown) => Instance.started(reminded('=often'), { often });
    expect(due(await started('R2/P1DT12H'))).toEqual(minutes(36 * 60));
    expect((await started(null)).waiting).toEqual(['act']);
    for (const wrong of ['every day', 'R0/PT1H', 'R/PT0M', 'R/PT5S', 'R3/2026-01-01T00:00:00Z/PT1H']) await expect(started(wrong)).rejects.toMatchObject({ elementId: 'nudge', cause: { facts: { what: 'not-a-cycle' } } });
  });
});
