import { catchEvent, endEvent, Instance, message, path, process, startEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const NOTE = '<bpmn:textAnnotation id="note"><bpmn:text>依据第八条</bpmn:text></bpmn:textAnnotation><bpmn:association id="link" sourceRef="note" targetRef="u" associationDirection="One"/>';
const DIAGRAM = process(startEvent('s') + userTask('u') + endEvent('e') + path('s', 'u', 'e') + NOTE);
const start = async () => (await Instance.started(DIAGRAM)).waiting;

describe('Drawing', () => {
  it('means nothing to the engine', async () => {
    expect(await start()).toEqual(['u']);
  });

  it('breaks the definition without the correction', async () => {
    await expect(without('p14-associations', start)).rejects.toThrow();
  });

  it('apart, receive tasks and catching events name their message and their correlation key', async () => {
    const receiving = process(
      startEvent('s') + '<bpmn:receiveTask id="r" messageRef="m" gov:correlationKey="=number"/>' + catchEvent('c', '', '<bpmn:messageEventDefinition id="d" messageRef="m"/>') + endEvent('e') + path('s', 'r', 'c', 'e'),
      message('m', 'report.released'),
    );
    const instance = await Instance.started(receiving, { number: 7 });
    expect(instance.waitingActivities()[0]!.message).toEqual({ name: 'report.released', correlationKey: '7' });
    await instance.complete('r', { answer: 1 });
    expect(instance.waitingActivities()[0]!.message).toEqual({ name: 'report.released', correlationKey: 'KEY-1' });
    expect(instance.variables).toMatchObject({ answer: 1 });
  });
});
