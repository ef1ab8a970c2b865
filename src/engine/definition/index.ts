export { DefinitionInspector } from './definition-inspector';
export { wasGivenUp } from './inspection-limits';
export { MAX_ITERATIONS } from './diagram';
export { inspectDefinition, isNothingKnown, type DefinitionInspection, type InspectedElement } from './inspection';
export type { DefinitionProblem } from './problem';
export { SKIPPABLE_TYPES } from './skip-rules';
export { TASK_VERBS, type TaskVerb } from './verb-rules';
export { guardXml } from './xml-guard';
