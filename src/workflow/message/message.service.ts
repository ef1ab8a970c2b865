import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BusinessClock, systemActor } from '../../common';
import { ActivityNotWaiting, type Variables } from '../../engine';
import { OutboxHandlerRegistry, OutboxService } from '../../platform/outbox';
import { ProcessInstanceEnded, ProcessStepper, StepProjectorRegistry, type StepTaken } from '../process-instance';
import { MessageRepository } from './message.repository';

export interface OutgoingMessage {
  readonly tenantId: string;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables?: Variables;
  /** every run that waits gets it, and nobody later: for facts several runs care about */
  readonly broadcast?: boolean;
}

interface Signal {
  readonly name: string;
  readonly variables: Variables;
}

/**
 * Messages between runs and from outside: through the outbox, to the one that has waited longest, kept until somebody
 * waits. Signals go to all that wait now. The engine is never re-entered.
 */
@Injectable()
export class MessageService implements OnModuleInit {
  constructor(
    private readonly outbox: OutboxService,
    private readonly handlers: OutboxHandlerRegistry,
    private readonly messages: MessageRepository,
    private readonly stepper: ProcessStepper,
    private readonly projectors: StepProjectorRegistry,
    private readonly clock: BusinessClock,
  ) {}

  onModuleInit(): void {
    this.projectors.register('message', (step) => this.project(step));
    this.handlers.register<OutgoingMessage>('message.deliver', (message) => this.deliver(message));
    this.handlers.register<Signal>('signal.deliver', (signal, { tenantId }) => this.deliverSignal(signal, tenantId));
  }

  /** Written with the running transaction, delivered after its commit. */
  async send(message: OutgoingMessage): Promise<void> {
    await this.outbox.put({ tenantId: message.tenantId, kind: 'message.deliver', payload: message, key: `${message.name}:${message.correlationKey}` });
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
    const early = await this.messages.takeBuffered(tenantId, message.name, message.correlationKey);
    if (early) await this.send({ tenantId, name: early.name, correlationKey: early.correlationKey, variables: early.variables });
  }

  private async deliver(message: OutgoingMessage): Promise<void> {
    const { tenantId, name, correlationKey, variables = {} } = message;
    const waiting = await this.messages.listWaiting(tenantId, 'MESSAGE', name, correlationKey);
    let delivered = false;
    for (const subscription of waiting) {
      const taken = await this.complete(subscription, variables, tenantId);
      delivered ||= taken;
      if (taken && !message.broadcast) return;
    }
    if (!delivered && !message.broadcast) await this.messages.buffer({ tenantId, name, correlationKey, variables, createdAt: this.clock.now() });
  }

  private async deliverSignal(signal: Signal, tenantId: string): Promise<void> {
    for (const subscription of await this.messages.listWaiting(tenantId, 'SIGNAL', signal.name)) await this.complete(subscription, signal.variables, tenantId);
  }

  private async complete(subscription: { processInstanceId: string; activityInstanceId: string }, variables: Variables, tenantId: string): Promise<boolean> {
    const { processInstanceId, activityInstanceId } = subscription;
    try {
      await this.stepper.proceed(processInstanceId, { kind: 'complete', activityInstanceId, variables }, systemActor(tenantId));
      return true;
    } catch (error) {
      if (error instanceof ActivityNotWaiting || error instanceof ProcessInstanceEnded) return false;
      throw error;
    }
  }
}
