import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database';

/** Something that happened, named in the past tense. Subclasses carry the facts. */
export abstract class DomainEvent {}

type EventClass<E extends DomainEvent> = abstract new (...args: never[]) => E;
type Subscriber<E extends DomainEvent> = (event: E) => void | Promise<void>;

/**
 * Facts come up as events. `within`: inside the publisher's transaction, may write rows and may refuse by throwing.
 * `afterCommit`: once it stands; for the outside world (server-sent events, mail).
 */
@Injectable()
export class EventBus {
  private readonly logger = new Logger(EventBus.name);
  private readonly within_ = new Map<unknown, Subscriber<never>[]>();
  private readonly after_ = new Map<unknown, Subscriber<never>[]>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  within<E extends DomainEvent>(event: EventClass<E>, subscriber: Subscriber<E>): void {
    add(this.within_, event, subscriber);
  }

  afterCommit<E extends DomainEvent>(event: EventClass<E>, subscriber: Subscriber<E>): void {
    add(this.after_, event, subscriber);
  }

  /** Tells the subscribers within the transaction now, the others after commit. */
  async publish(event: DomainEvent): Promise<void> {
    for (const subscriber of this.within_.get(event.constructor) ?? []) await subscriber(event as never);
    const later = this.after_.get(event.constructor);
    if (!later?.length) return;
    this.unitOfWork.afterCommit(async () => {
      for (const subscriber of later) {
        try {
          await subscriber(event as never);
        } catch (error) {
          this.logger.error(`subscriber of ${event.constructor.name} failed`, error instanceof Error ? error.stack : String(error));
        }
      }
    });
  }
}

function add(map: Map<unknown, Subscriber<never>[]>, key: unknown, subscriber: Subscriber<never>): void {
  const list = map.get(key);
  if (list) list.push(subscriber);
  else map.set(key, [subscriber]);
}
