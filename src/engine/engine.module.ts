import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config';
import { BpmnServerEngine } from './bpmn-server';
import { DefinitionInspector } from './definition';
import { ProcessEngine } from './process-engine';

const KEPT_DEFINITIONS = 200;

/** Provides `DefinitionInspector` and `ProcessEngine`; whoever runs steps attaches the host (service tasks, decisions) at start-up. */
@Module({
  providers: [
    {
      provide: ProcessEngine,
      inject: [{ token: SETTINGS, optional: true }],
      useFactory: (settings?: Settings) => new BpmnServerEngine(KEPT_DEFINITIONS, settings?.stepLimits),
    },
    DefinitionInspector,
  ],
  exports: [ProcessEngine, DefinitionInspector],
})
export class EngineModule {}
