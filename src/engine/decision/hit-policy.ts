import type { DecisionOutputs, DecisionRule, DecisionTable } from './decision-table';
import { DecisionNotUnique, DecisionOutputUnexpected } from './decision.errors';

/** A rule that matched, with its outputs evaluated. */
export interface Hit {
  readonly rule: DecisionRule;
  readonly outputs: DecisionOutputs;
}

/** Those of the matching rules the hit policy keeps, in the order of the result. */
export function keepHits(table: DecisionTable, hits: readonly Hit[]): readonly Hit[] {
  switch (table.hitPolicy) {
    case 'FIRST':
      return hits.slice(0, 1);
    case 'UNIQUE':
      if (hits.length > 1) throw new DecisionNotUnique(table.id, hits.map(({ rule }) => rule.number));
      return hits;
    case 'PRIORITY':
      return [...hits].sort((left, right) => comparePriority(table, left.outputs, right.outputs)).slice(0, 1);
    case 'RULE ORDER':
    case 'COLLECT':
      return hits;
  }
}

/** Earlier in the list of output values wins; the leftmost output decides first; a tie keeps the order of the rules. */
function comparePriority(table: DecisionTable, left: DecisionOutputs, right: DecisionOutputs): number {
  for (const { name, values } of table.outputs) {
    const difference = values ? values.indexOf(left[name]) - values.indexOf(right[name]) : 0;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** COLLECT with an aggregation: one number per output. COUNT counts the hits. */
export function aggregate(table: DecisionTable, hits: readonly Hit[]): DecisionOutputs {
  return Object.fromEntries(table.outputs.map(({ name }) => [name, table.aggregation === 'COUNT' ? hits.length : aggregateNumbers(table, hits, name)]));
}

function aggregateNumbers(table: DecisionTable, hits: readonly Hit[], name: string): number {
  const numbers = hits.map(({ rule, outputs }) => {
    const value = outputs[name];
    if (typeof value !== 'number') throw new DecisionOutputUnexpected(table.id, rule.number, name, value);
    return value;
  });
  if (table.aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return table.aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}
