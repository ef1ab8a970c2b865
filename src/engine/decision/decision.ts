import { parseDate } from 'feelin';
import { isLocalDate } from '../../common';
import { evaluate, unaryTest, type ExpressionContext, type ExpressionOptions } from '../expression';
import type { DecisionInput, DecisionOutput, DecisionOutputs, DecisionResult, DecisionRule, DecisionTable } from './decision-table';
import { DecisionInputUnexpected, DecisionNotMatched, DecisionOutputUnexpected } from './decision.errors';
import { aggregate, keepHits, type Hit } from './hit-policy';

/** Evaluates a table over variables. Pure; business time only when the caller passes it. */
export function evaluateDecision(table: DecisionTable, variables: ExpressionContext, options: ExpressionOptions = {}): DecisionResult {
  const inputs = table.inputs.map((input) => ({ label: input.label, value: inputValue(table, input, variables, options) }));
  const tested = table.inputs.map((input, index) => asTested(input, inputs[index]!.value));
  const matching = table.rules.filter((rule) => rule.tests.every((test, index) => unaryTest(test, tested[index], variables, options)));
  // only FIRST may stop early: the outputs of rules it does not take need not be computable
  const needed = table.hitPolicy === 'FIRST' ? matching.slice(0, 1) : matching;
  const kept = keepHits(table, needed.map((rule) => ({ rule, outputs: outputsOf(table, rule, variables, options) })));
  return { outputs: resultOf(table, kept, inputs, variables, options), matched: kept.map(({ rule: { id, number, annotation } }) => ({ id, number, annotation })), inputs };
}

function inputValue(table: DecisionTable, input: DecisionInput, variables: ExpressionContext, options: ExpressionOptions): unknown {
  const value = evaluate(input.expression, variables, options);
  if (value === null) return null;
  if (!hasType(value, input.type)) throw new DecisionInputUnexpected(table.id, input.label, value, input.type!);
  if (input.allowed && !Array.isArray(value) && !unaryTest(input.allowed, asTested(input, value), variables, options)) {
    throw new DecisionInputUnexpected(table.id, input.label, value, input.allowed);
  }
  return value;
}

function hasType(value: unknown, type: string | undefined): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'number':
    case 'integer':
    case 'long':
    case 'double':
      return typeof value === 'number';
    case 'date':
      return isLocalDate(value);
    case 'list':
      return Array.isArray(value);
    default:
      return true;
  }
}

/** Days travel as `YYYY-MM-DD`; a test such as `< date("2026-01-01")` compares FEEL days. */
function asTested(input: DecisionInput, value: unknown): unknown {
  return input.type === 'date' && typeof value === 'string' ? parseDate(value) : value;
}

function outputsOf(table: DecisionTable, rule: DecisionRule, variables: ExpressionContext, options: ExpressionOptions): DecisionOutputs {
  return Object.fromEntries(
    table.outputs.map((output, index) => {
      const text = rule.results[index] ?? '';
      return [output.name, checked(table, rule.number, output, text === '' ? null : evaluate(text, variables, options))];
    }),
  );
}

function checked(table: DecisionTable, rule: number, output: DecisionOutput, value: unknown): unknown {
  if (value !== null && output.values && !output.values.includes(value)) throw new DecisionOutputUnexpected(table.id, rule, output.name, value);
  return value;
}

function resultOf(
  table: DecisionTable,
  kept: readonly Hit[],
  inputs: DecisionResult['inputs'],
  variables: ExpressionContext,
  options: ExpressionOptions,
): DecisionResult['outputs'] {
  const isList = table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'COLLECT';
  if (kept.length > 0) {
    if (table.aggregation) return aggregate(table, kept);
    return isList ? kept.map(({ outputs }) => outputs) : kept[0]!.outputs;
  }
  if (table.aggregation === 'COUNT') return aggregate(table, kept);
  if (table.hitPolicy === 'COLLECT' && !table.aggregation) return [];
  if (table.outputs.every(({ fallback }) => fallback === undefined)) throw new DecisionNotMatched(table.id, inputs);
  const defaults = Object.fromEntries(table.outputs.map(({ name, fallback }) => [name, fallback === undefined ? null : evaluate(fallback, variables, options)]));
  return isList && !table.aggregation ? [defaults] : defaults;
}
