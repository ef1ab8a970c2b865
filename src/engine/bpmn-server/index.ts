export { BpmnServerEngine } from './bpmn-server-engine';
