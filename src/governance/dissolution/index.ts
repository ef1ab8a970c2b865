export { type DissolutionRecord, type DissolutionState } from './dissolution.entity';
export * from './dissolution.errors';
export * from './dissolution.module';
export { DISSOLUTION_TRIGGERS, TRIGGER_TITLES, type DissolutionTrigger } from './dissolution.policy';
export * from './dissolution.queries';
export * from './dissolution.service';
