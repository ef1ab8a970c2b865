import { endEvent, inputs, Instance, message, onMessage, onSignal, path, process, signal, startEvent, throwEvent, userTask } from '../step-rig';
import { without } from './correction-rig';

const DIAGRAM = process(
  startEvent('s') + throwEvent('tell', 'gov:correlationKey="=number"', inputs({ verdict: '=verdict', kind: 'OPEN' }) + onMessage('m')) + throwEvent('call', '', onSignal('g')) + userTask('u') + endEvent('e', '', onMessage('m')) +
    path('s', 'tell', 'call', 'u', 'e'),
  message('m', 'report.released') + signal('g', 'calendar.changed'),
);
const start = () => Instance.started(DIAGRAM, { number: 'N1', verdict: 'ok' });

describe('Thrown messages and signals', () => {
  it('are handed to the host with their payload', async () => {
    const instance = await start();
    expect(instance.effects).toEqual([
      { kind: 'send-message', name: 'report.released', correlationKey: 'N1', variables: { verdict: 'ok', kind: 'OPEN' } },
      { kind: 'broadcast-signal', name: 'calendar.changed', variables: {} },
    ]);
    await instance.complete('u');
    expect(instance.effects).toEqual([{ kind: 'send-message', name: 'report.released', correlationKey: 'KEY-1', variables: {} }]);
  });

  it('call the engine from inside the step without the correction', async () => {
    await expect(without('p15-thrown-events', start)).rejects.toThrow(/from inside a step/);
  });
});
