export * from './timer.module';
export { BPMN_TIMER } from './timer.projector';
