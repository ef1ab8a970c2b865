import { Injectable } from '@nestjs/common';

/** The handler has done nothing: the message waits until this is released. */
export interface Held {
  readonly heldFor: string;
}

type Handler<P = never> = (payload: P, message: { readonly id: string; readonly tenantId: string }) => Promise<Held | void>;

/** Who serves which kind of message. A handler runs in a unit of work of its own, together with the "done" mark. */
@Injectable()
export class OutboxHandlerRegistry {
  private readonly handlers = new Map<string, Handler>();

  register<P>(kind: string, handler: Handler<P>): void {
    if (this.handlers.has(kind)) throw new Error(`outbox handler ${kind} is registered twice`);
    this.handlers.set(kind, handler as Handler);
  }

  get(kind: string): Handler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`nobody serves outbox messages of kind ${kind}`);
    return handler;
  }
}
