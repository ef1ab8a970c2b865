import { evaluate, evaluateAttribute, isExpression } from '../expression';
import type { Diagram, DiagramElement, Parameter } from '../definition/diagram';
import { ModelMistake, StepFailed } from '../engine.errors';
import type { EngineEffect, EngineHost, StepContext, Variables } from '../process-engine';
import { FactLog } from './fact-log';
import type { Execution, Token } from './library-shapes';
import { visibleVariables } from './token-variables';
import { iterationCounters, iterationOf } from './tokens';

/** A message, a signal or an uncaught escalation thrown during the step. */
export type ThrownEvent = Exclude<EngineEffect, { kind: 'start-child' }>;

/** Visits to elements one step may make: far above what people draw, far below what a loop without wait state makes. */
const VISIT_BUDGET = 10_000;

/** Everything that belongs to one running step; the corrections reach it through `execution.step`. */
export class StepRun {
  readonly log = new FactLog();
  readonly thrown: ThrownEvent[] = [];
  private visits = 0;

  constructor(
    readonly diagram: Diagram,
    readonly context: StepContext,
    readonly host: EngineHost,
  ) {}

  element(id: string): DiagramElement {
    const element = this.diagram.elements.get(id);
    if (!element) throw new ModelMistake('unknown-element', `流程图中没有元素“${id}”`, `The diagram has no element "${id}"`, { elementId: id });
    return element;
  }

  countVisit(elementId: string): void {
    if (++this.visits > VISIT_BUDGET) {
      throw new StepFailed(elementId, new ModelMistake('step-budget', '流程在没有等待环节的循环中打转', 'The process runs in a loop without a wait state'));
    }
  }

  /** FEEL value of an expression at a token. */
  evaluate(expression: string, token: Token): unknown {
    return evaluate(expression, expressionContext(token, this.context), { now: this.context.now });
  }

  /** Value of an attribute: FEEL with a leading `=`, else the text itself. */
  attribute(text: string, token: Token): unknown {
    return isExpression(text) ? this.evaluate(text, token) : evaluateAttribute(text, {});
  }

  parameters(parameters: readonly Parameter[], token: Token): Variables {
    return Object.fromEntries(parameters.map(({ name, text }) => [name, this.attribute(text, token)]));
  }
}

/** What expressions see beside the variables: the iteration they are in, and which case this is. */
function expressionContext(token: Token, { businessKey, processInstanceId }: StepContext): Variables {
  const index = iterationOf(token);
  return {
    businessKey,
    processInstanceId,
    ...(index === undefined ? {} : { item: { itemKey: String(index) }, loopCounter: index, ...iterationCounters(token) }),
    ...visibleVariables(token),
  };
}

export function stepOf(execution: Execution): StepRun {
  return execution.step!;
}
