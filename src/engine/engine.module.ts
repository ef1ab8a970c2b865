import { Module } from '@nestjs/common';
import { BpmnServerEngine } from './bpmn-server';
import { ProcessEngine } from './process-engine';

/** Provides `ProcessEngine`; whoever runs steps attaches the host (service tasks, decisions) at start-up. */
@Module({
  providers: [{ provide: ProcessEngine, useFactory: () => new BpmnServerEngine() }],
  exports: [ProcessEngine],
})
export class EngineModule {}
