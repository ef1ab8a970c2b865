export * from './actor';
export * from './bpmn-error';
export * from './cannot-start';
export * from './clock';
export * from './domain-error';
export * from './id';
export * from './local-date';
export * from './page';
