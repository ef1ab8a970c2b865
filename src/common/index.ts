export * from './actor';
export * from './bpmn-error';
export * from './clock';
export * from './domain-error';
export * from './fault-point';
export * from './id';
export * from './local-date';
export * from './page';
