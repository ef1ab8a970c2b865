export { DefinitionInspector } from './definition-inspector';
export { wasGivenUp } from './inspection-limits';
export { inspectDefinition, type DefinitionInspection, type InspectedElement } from './inspection';
export type { DefinitionProblem } from './problem';
export { guardXml } from './xml-guard';
