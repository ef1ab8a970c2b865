import { endEvent, eventSubProcess, Instance, message, onMessage, parallel, path, process, startEvent, subProcess, userTask } from '../step-rig';
import { without } from './correction-rig';

const MESSAGE = message('m', 'applicant.withdraw');
const diagram = (interrupting: boolean) =>
  process(startEvent('s') + userTask('u') + endEvent('e') + path('s', 'u', 'e') + eventSubProcess('esp', onMessage('m'), userTask('inside') + endEvent('ee') + path('esp-start', 'inside', 'ee'), interrupting), MESSAGE);

const waitingAtStart = async () => (await Instance.started(diagram(true))).waiting;

describe('An event sub-process', () => {
  it('waits for its message', async () => {
    expect(await waitingAtStart()).toEqual(['u']);
  });

  it('runs at once without the correction', async () => {
    expect(await without('p11-event-sub-process', waitingAtStart)).toContain('inside');
  });

  it('interrupts its scope when it says so', async () => {
    const instance = await Instance.started(diagram(true));
    await instance.complete('esp-start');
    expect(instance.waiting).toEqual(['inside']);
    expect(instance.ended('canceled')).toEqual(['u']);
    await instance.complete('inside');
    expect(instance.state).toBe('COMPLETED');
  });

  it('that does not interrupt can start again and again', async () => {
    const instance = await Instance.started(diagram(false));
    await instance.complete('esp-start');
    await instance.complete('esp-start');
    expect(instance.waiting).toEqual(['u', 'inside', 'inside']);
    await instance.complete('u');
    await instance.complete('inside');
    await instance.complete('inside');
    expect(instance.state).toBe('COMPLETED');
  });

  it('of one iteration leaves the other iterations alone', async () => {
    const multi = process(
      startEvent('s') + subProcess('sub', parallel('=2'), startEvent('ss'), userTask('u'), endEvent('se'), path('ss', 'u', 'se'), eventSubProcess('esp', onMessage('m'), userTask('inside') + endEvent('ee') + path('esp-start', 'inside', 'ee'))) +
        endEvent('e') + path('s', 'sub', 'e'),
      MESSAGE,
    );
    const instance = await Instance.started(multi);
    await instance.complete('esp-start', {}, 1);
    expect(instance.waiting).toEqual(['u#0', 'inside#1']);
    await instance.complete('inside');
    await instance.complete('u');
    expect(instance.state).toBe('COMPLETED');
  });
});
