import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, systemActor } from '../../common';
import { ActivityNotWaiting, type Variables } from '../../engine';
import { StoredValueUnreadable, UnitOfWork } from '../../platform/database';
import { OutboxHandlerRegistry, OutboxService, type Held } from '../../platform/outbox';
import { IncidentService } from '../incident';
import { ProcessInstanceEnded, ProcessStepper, readableVariables, StepProjectorRegistry, SuspensionGate, type StepTaken } from '../process-instance';
import { MessageRepository, type BufferKey } from './message.repository';

export interface OutgoingMessage {
  readonly tenantId: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables?: Variables;
  /** every run that waits gets it, and nobody later: for facts several runs care about */
  readonly broadcast?: boolean;
}

/** A key under which a message lies, and a run that waits for it. */
interface Matched extends BufferKey {
  readonly processInstanceId: string;
}

/** behind so many damaged ones nobody looks any further */
const LOOKED_AT = 20;

interface Signal {
  readonly name: string;
  readonly variables: Variables;
}

interface Receiver {
  readonly processInstanceId: string;
  readonly activityInstanceId: string;
}

interface HandOver extends Receiver {
  readonly variables: Variables;
}

/**
 * Messages between runs and from outside: through the outbox, to the one that has waited longest, kept until somebody
 * waits. Signals go to all that wait now. The engine is never re-entered.
 */
@Injectable()
export class MessageService implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxService,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly messages: MessageRepository,
    private readonly stepper: ProcessStepper,
    private readonly projectors: StepProjectorRegistry,
    private readonly gate: SuspensionGate,
    private readonly incidents: IncidentService,
    private readonly clock: BusinessClock,
  ) {}

  onModuleInit(): void {
    this.projectors.register('message', (step) => this.project(step));
    this.handlers.register<OutgoingMessage>('message.deliver', (message) => this.deliver(message));
    this.handlers.register<Signal>('signal.deliver', async ({ name, variables }, { tenantId }) => {
      await this.handOver(tenantId, await this.messages.listWaiting(tenantId, 'SIGNAL', name), variables);
    });
    this.handlers.register<HandOver>('message.hand-over', async ({ variables, ...receiver }, { tenantId }) => {
      const held = await this.gate.holds(receiver.processInstanceId);
      if (held) return held;
      await this.complete(receiver, variables, tenantId);
    });
  }

  /** A process that died between two commits may have left a message beside the one who waits for it. */
  async onApplicationBootstrap(): Promise<void> {
    await this.releaseMatched();
  }

  /** Written with the running transaction, delivered after its commit. */
  async send(message: OutgoingMessage): Promise<void> {
    const { tenantId, name, correlationKey } = message;
    await this.outbox.put({ tenantId, kind: 'message.deliver', payload: message, key: `${tenantId}:${name}:${correlationKey}` });
  }

  private async project(step: StepTaken): Promise<void> {
    const { id: processInstanceId, tenantId } = step.instance;
    for (const effect of step.effects) {
      if (effect.kind === 'send-message') await this.send({ tenantId, name: effect.name, correlationKey: effect.correlationKey, variables: effect.variables });
      if (effect.kind === 'broadcast-signal') {
        await this.outbox.put({ tenantId, kind: 'signal.deliver', payload: { name: effect.name, variables: effect.variables } satisfies Signal });
      }
    }
    for (const fact of step.facts) {
      if (fact.kind === 'sequence-flow-taken') continue;
      const { message, signal, id: activityInstanceId } = fact.activity;
      if (!message && !signal) continue;
      if (fact.kind !== 'activity-started') await this.messages.unsubscribe(processInstanceId, activityInstanceId);
      else if (fact.waiting && message) await this.subscribe(step, activityInstanceId, message);
      else if (fact.waiting && signal) {
        await this.messages.subscribe({ tenantId, kind: 'SIGNAL', name: signal.name, correlationKey: '', processInstanceId, activityInstanceId });
      }
    }
  }

  private async subscribe(step: StepTaken, activityInstanceId: string, message: { name: string; correlationKey: string }): Promise<void> {
    const { id: processInstanceId, tenantId } = step.instance;
    await this.messages.subscribe({ tenantId, kind: 'MESSAGE', ...message, processInstanceId, activityInstanceId });
    await this.release({ tenantId, ...message, processInstanceId });
    this.lookAgain();
  }

  /**
   * The oldest message that came too early is sent again, now that somebody waits. One that cannot be read stays where it
   * is, with an incident: it breaks neither the step that begins to wait nor the way of those behind it.
   */
  private async release({ processInstanceId, ...key }: Matched): Promise<void> {
    const { tenantId, name } = key;
    let isDamaged = false;
    for (const { id, variables } of await this.messages.listBuffered(key, LOOKED_AT)) {
      if (!readableVariables(variables)) {
        isDamaged = true;
        continue;
      }
      if (await this.messages.takeBuffered(id)) await this.send({ ...key, variables });
      break;
    }
    if (isDamaged) await this.incidents.raise({ tenantId, kind: `buffered-message:${name}`, processInstanceId, error: new StoredValueUnreadable() });
  }

  /** Sends again whatever is buffered although somebody waits for it. */
  private async releaseMatched(): Promise<void> {
    for (const key of await this.messages.listMatched()) {
      try {
        await this.unitOfWork.run(() => this.release(key));
      } catch (error) {
        // whatever is wrong with one keeps nobody else from theirs, nor the host from starting
        await this.incidents.raise({ tenantId: key.tenantId, kind: `buffered-message:${key.name}`, processInstanceId: key.processInstanceId, error });
      }
    }
  }

  /**
   * With several connections a subscription and its message can be written at the same time, neither seeing the other;
   * whichever commits last finds both when it looks again.
   */
  private lookAgain(): void {
    if (this.unitOfWork.isPostgres) this.unitOfWork.afterCommit(() => this.releaseMatched(), this);
  }

  /** A receiver that stands still keeps its turn: the message waits with it. */
  private async deliver(message: OutgoingMessage): Promise<Held | void> {
    const { tenantId, name, correlationKey, variables = {} } = message;
    const waiting = await this.messages.listWaiting(tenantId, 'MESSAGE', name, correlationKey);
    if (message.broadcast) return this.handOver(tenantId, waiting, variables);
    for (const subscription of waiting) {
      const held = await this.gate.holds(subscription.processInstanceId);
      if (held) return held;
      if (await this.complete(subscription, variables, tenantId)) return;
    }
    await this.messages.buffer({ tenantId, name, correlationKey, variables, createdAt: this.clock.now() });
    this.lookAgain();
  }

  /** One outbox row per receiver: one that cannot go on keeps nothing from the others. */
  private async handOver(tenantId: string, waiting: readonly Receiver[], variables: Variables): Promise<void> {
    for (const { processInstanceId, activityInstanceId } of waiting) {
      const payload: HandOver = { processInstanceId, activityInstanceId, variables };
      await this.outbox.put({ tenantId, kind: 'message.hand-over', payload, key: processInstanceId });
    }
  }

  /** Answers whether it was still waited for. */
  private async complete({ processInstanceId, activityInstanceId }: Receiver, variables: Variables, tenantId: string): Promise<boolean> {
    try {
      await this.stepper.proceed(processInstanceId, { kind: 'complete', activityInstanceId, variables }, systemActor(tenantId));
      return true;
    } catch (error) {
      if (!(error instanceof ActivityNotWaiting) && !(error instanceof ProcessInstanceEnded)) throw error;
      // nobody waits there any more: the next message must not knock at the same empty door
      await this.messages.unsubscribe(processInstanceId, activityInstanceId);
      return false;
    }
  }
}
