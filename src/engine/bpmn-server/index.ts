export { BpmnServerEngine } from './bpmn-server-engine';
export { inspectSnapshot, type SnapshotContent } from './snapshot.reader';
