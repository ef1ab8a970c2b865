import { Module } from '@nestjs/common';
import { BpmnServerEngine } from './bpmn-server';
import { DefinitionInspector } from './definition';
import { ProcessEngine } from './process-engine';

/** Provides `DefinitionInspector` and `ProcessEngine`; whoever runs steps attaches the host (service tasks, decisions) at start-up. */
@Module({
  providers: [{ provide: ProcessEngine, useFactory: () => new BpmnServerEngine() }, DefinitionInspector],
  exports: [ProcessEngine, DefinitionInspector],
})
export class EngineModule {}
