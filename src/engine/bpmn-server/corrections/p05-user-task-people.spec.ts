import { endEvent, Instance, path, process, startEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const LANE = '<bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="党群工作部"><bpmn:flowNodeRef>u</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>';
const DIAGRAM = process(LANE + startEvent('s') + userTask('u', 'camunda:candidateGroups="REGISTRAR@tenant"') + endEvent('e') + path('s', 'u', 'e'));
const people = async () => (await Instance.started(DIAGRAM)).waitingActivities()[0]!.userTask!.candidateGroups;

describe('The people of a user task', () => {
  it('are what the attributes say, in a lane or not', async () => {
    expect(await people()).toEqual(['REGISTRAR@tenant']);
  });

  it('break the step when a lane meets a single group without the correction', async () => {
    await expect(without('p05-user-task-people', people)).rejects.toThrow(/push is not a function/);
  });
});
