import { evaluate, evaluateAttribute, isExpression } from '../expression';
import type { Diagram, DiagramElement, Parameter } from '../definition/diagram';
import { ModelMistake, StepFailed } from '../engine.errors';
import type { EngineEffect, EngineHost, StepContext, Variables } from '../process-engine';
import { FactLog } from './fact-log';
import type { Execution, Token } from './library-shapes';
import { STEP_LIMITS, type StepLimits } from './step-limits';
import { visibleVariables } from './token-variables';
import { iterationCounters, iterationOf } from './tokens';

/** A message, a signal or an uncaught escalation thrown during the step. */
export type ThrownEvent = Exclude<EngineEffect, { kind: 'start-child' }>;

/** Everything that belongs to one running step; the corrections reach it through `execution.step`. */
export class StepRun {
  readonly log = new FactLog();
  readonly thrown: ThrownEvent[] = [];
  private visits = 0;
  private readonly begunAt = performance.now();

  constructor(
    readonly diagram: Diagram,
    readonly context: StepContext,
    readonly host: EngineHost,
    private readonly limits: StepLimits = STEP_LIMITS,
    private readonly skipElementIds: readonly string[] = [],
  ) {}

  /** Is this element to be passed without being run? */
  skips(elementId: string): boolean {
    return this.skipElementIds.includes(elementId);
  }

  element(id: string): DiagramElement {
    const element = this.diagram.elements.get(id);
    if (!element) throw new ModelMistake('unknown-element', `流程图中没有元素“${id}”`, `The diagram has no element "${id}"`, { elementId: id });
    return element;
  }

  countVisit(elementId: string): void {
    if (++this.visits > this.limits.visits) {
      throw new StepFailed(elementId, new ModelMistake('step-budget', '流程在没有等待环节的循环中打转', 'The process runs in a loop without a wait state'));
    }
    if (this.millisecondsLeft <= 0) throw StepFailed.at(elementId, this.tooSlow());
  }

  /** Waits for a service as long as the step may last. What it does later finds its unit of work over and is refused. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.tooSlow()), Math.max(0, this.millisecondsLeft));
    });
    try {
      return await Promise.race([work(), patience]);
    } finally {
      clearTimeout(timer);
    }
  }

  private get millisecondsLeft(): number {
    return this.limits.milliseconds - (performance.now() - this.begunAt);
  }

  private tooSlow(): ModelMistake {
    return new ModelMistake('step-budget', '自动处理超过了一步允许的时间', 'The step took longer than a step may', { milliseconds: this.limits.milliseconds });
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
