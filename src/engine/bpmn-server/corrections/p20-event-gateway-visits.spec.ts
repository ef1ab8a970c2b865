import { and, catchEvent, endEvent, Instance, parallel, path, process, startEvent, subProcess, timer, xor } from '../step-rig';
import { without } from './correction-rig';

const race = (from: string, to: string) => '<bpmn:eventBasedGateway id="race"/>' + catchEvent('a', '', timer()) + catchEvent('b', '', timer()) + path(from, 'race', 'a', to) + path('race', 'b', to);
const TWO_VISITS = process(startEvent('s') + and('split') + xor('left') + xor('right') + xor('merge') + endEvent('e') + path('s', 'split', 'left', 'merge') + path('split', 'right', 'merge') + race('merge', 'e'));
const ITERATIONS = process(startEvent('s') + subProcess('rows', parallel('=2'), startEvent('rs'), race('rs', 're'), endEvent('re')) + endEvent('e') + path('s', 'rows', 'e'));

async function waitingAfterOneRace(xml: string): Promise<string[]> {
  const instance = await Instance.started(xml);
  await instance.complete('a');
  return instance.waiting;
}

describe('An event-based gateway', () => {
  it('lets the first event win its own race only', async () => {
    expect(await waitingAfterOneRace(TWO_VISITS)).toEqual(['a', 'b']);
    expect(await waitingAfterOneRace(ITERATIONS)).toEqual(['a#1', 'b#1']);
  });

  it('decides the races of other visits too without the correction', async () => {
    expect(await without('p20-event-gateway-visits', () => waitingAfterOneRace(TWO_VISITS))).toEqual([]);
  });
});
