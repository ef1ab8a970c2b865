export * from './inspection';
export type { DefinitionProblem } from './problem';
