export * from './timer.module';
export { BPMN_TIMER, timerKey } from './timer.projector';
