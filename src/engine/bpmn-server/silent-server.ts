import type { Item, Token } from './library-shapes';
import { stepOf } from './step-run';

const { moddleOptions } = require('bpmn-server/dist/elements/js-bpmn-moddle') as { moddleOptions: object };

/**
 * What the library's `Execution` asks its server for. There is no server: no engine that could be called again from
 * inside a step, no store, no lock, no scheduler, no listener.
 */
export function silentServer(): object {
  const refuse = (what: string) => async () => {
    throw new Error(`bpmn-server called ${what} from inside a step`);
  };
  const nothing = async () => undefined;
  return {
    configuration: { timers: {} },
    listener: { emit: nothing, on: () => undefined },
    logger: {
      log: () => '',
      // the library reports some failures here and goes on: they must fail the step
      error: (error: unknown) => {
        throw error instanceof Error ? error : new Error(String(error));
      },
    },
    engine: { start: refuse('engine.start'), invoke: refuse('engine.invoke') },
    dataStore: { saveInstance: nothing },
    definitions: { getSource: refuse('definitions.getSource'), getSVG: nothing },
    appDelegate: { moddleOptions, executionStarted: nothing, getServicesProvider: nothing, messageThrown: refuse('messageThrown'), signalThrown: refuse('signalThrown') },
    scriptHandler: {
      // the only evaluator there is: conditions of flows, and collections where the library asks for them itself
      evaluateExpression: async (scope: Item | Token, expression: string) => {
        const token = 'token' in scope ? scope.token : scope;
        return stepOf(token.execution).evaluate(expression, token);
      },
      executeScript: refuse('a script'),
    },
  };
}
