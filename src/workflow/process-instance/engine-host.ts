import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProcessEngine } from '../../engine';
import { DecisionRegistry, ServiceTaskRegistry } from '../registry';

/** Connects the engine to the code that registered itself from above. */
@Injectable()
export class EngineHostConnector implements OnModuleInit {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly serviceTasks: ServiceTaskRegistry,
    private readonly decisions: DecisionRegistry,
  ) {}

  onModuleInit(): void {
    this.engine.attachHost({
      runServiceTask: (call) => {
        const task = this.serviceTasks.find(call.name);
        if (!task) throw new Error(`service task “${call.name}” of ${call.elementId} is not registered`);
        return task(call);
      },
      evaluateDecision: (decisionRef, variables, context) => this.decisions.evaluate(decisionRef, variables, context),
    });
  }
}
