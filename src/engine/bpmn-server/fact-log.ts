import { toFact } from './activity';
import type { EngineFact } from '../process-engine';
import type { Item, ItemStatus } from './library-shapes';

/**
 * Every change of an item's status during a step, in the order in which it happened. The facts are read off at the
 * end, because only then it is known whether an ended activity was completed or canceled (`endedAt` says so).
 */
export class FactLog {
  private readonly changes: { readonly item: Item; readonly to: ItemStatus }[] = [];

  record(item: Item, to: ItemStatus): void {
    this.changes.push({ item, to });
  }

  facts(): EngineFact[] {
    const facts: EngineFact[] = [];
    const started = new Set<Item>();
    const ended = new Set<Item>();
    const waited = new Set(this.changes.filter(({ to }) => to === 'wait').map(({ item }) => item));
    const born = new Set(this.changes.filter(({ to }) => to === 'enter').map(({ item }) => item));
    for (const { item, to } of this.changes) {
      if (item.type === 'bpmn:SequenceFlow') {
        if (to === 'end' && !ended.has(item)) facts.push({ kind: 'sequence-flow-taken', sequenceFlowId: item.elementId });
        if (to === 'end') ended.add(item);
        continue;
      }
      const state = item.activity;
      if (!state) continue;
      const completed = item.endedAt !== null && item.endedAt !== undefined;
      const activity = toFact(state);
      if (to === 'enter' && !started.has(item) && !state.internal) {
        started.add(item);
        facts.push({ kind: 'activity-started', activity, waiting: state.waitsOutside && waited.has(item) });
      }
      if (to !== 'end' || ended.has(item)) continue;
      ended.add(item);
      if (state.internal) {
        // a catcher of errors is not a wait state: it shows only when it has caught something
        if (completed) facts.push({ kind: 'activity-started', activity, waiting: false }, { kind: 'activity-completed', activity });
      } else if (started.has(item) || !born.has(item)) {
        facts.push({ kind: completed ? 'activity-completed' : 'activity-canceled', activity });
      }
    }
    return facts;
  }
}
