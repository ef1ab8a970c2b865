import { callActivity, endEvent, Instance, path, process, startEvent } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(startEvent('s') + callActivity('call', 'child', '<bpmn:extensionElements><camunda:in variables="all"/></bpmn:extensionElements>') + endEvent('e') + path('s', 'call', 'e'));
const start = () => Instance.started(DIAGRAM, { a: 1 });

describe('A call activity', () => {
  it('asks the host to start the child and waits', async () => {
    const instance = await start();
    expect(instance.effects).toMatchObject([{ kind: 'start-child', calledElement: 'child', variables: { a: 1 } }]);
    expect(instance.waiting).toEqual(['call']);
    await instance.complete('call', { b: 2 });
    expect(instance).toMatchObject({ state: 'COMPLETED', variables: { a: 1 } });
  });

  it('starts the child inside the step of its parent without the correction', async () => {
    await expect(without('p13-call-activity', start)).rejects.toThrow(/engine.start from inside a step/);
  });
});
