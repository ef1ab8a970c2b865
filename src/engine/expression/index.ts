export * from './expression';
export * from './expression.errors';
export { expressionFunctions, ExpressionFunctions, type ExpressionFunction } from './expression-functions';
