export { evaluateDecision } from './decision';
export { DecisionCache } from './decision-cache';
export * from './decision-table';
export { checkDecision, parseDecision } from './decision-table.parser';
export * from './decision.errors';
