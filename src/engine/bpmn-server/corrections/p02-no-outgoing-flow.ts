import { ModelMistake } from '../../engine.errors';
import { library } from '../library';
import type { Flow, Item, Node } from '../library-shapes';
import type { Correction } from './correction';

/** Which flows are taken, as BPMN says; none although there are some is an error. */
export const noOutgoingFlow: Correction = {
  id: 'p02-no-outgoing-flow',
  reason:
    'Gateway.ts:29-61, Node.ts:404: when no condition holds and there is no default flow the token ends, and the instance looks completed. ' +
    'Conditions behind a parallel gateway are obeyed, default flows of activities are not, and an exclusive gateway evaluates all its flows.',
  apply(replace) {
    for (const { prototype } of [library.Node, library.Gateway, library.XORGateway]) {
      replace(prototype, 'getOutbounds', () => async function (item) {
        return flowsTaken(this, item);
      });
    }
  },
};

async function flowsTaken(node: Node, item: Item): Promise<Item[]> {
  const flows = node.outbounds.filter(({ type }) => type === 'bpmn:SequenceFlow');
  const defaultId: string | undefined = node.def['default']?.id;
  const take = (flow: Flow) => new library.Item(flow, item.token);
  if (node.type === 'bpmn:ParallelGateway' || node.type === 'bpmn:EventBasedGateway') return flows.map(take);
  const taken: Item[] = [];
  for (const flow of flows) {
    if (flow.id === defaultId) continue;
    const flowItem = take(flow);
    if ((await flow.run(flowItem)) === 'take') taken.push(flowItem);
    if (taken.length > 0 && node.type === 'bpmn:ExclusiveGateway') return taken;
  }
  const byDefault = flows.find(({ id }) => id === defaultId);
  if (taken.length === 0 && byDefault) taken.push(take(byDefault));
  if (taken.length === 0 && flows.length > 0) {
    throw new ModelMistake('no-outgoing-flow', '没有任何一条流出条件成立，也没有默认流', 'No condition of the outgoing flows holds and there is no default flow', { elementId: node.id });
  }
  return taken;
}
