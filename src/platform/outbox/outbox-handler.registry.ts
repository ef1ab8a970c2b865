import { Injectable } from '@nestjs/common';

/** The handler has done nothing: the message waits until this is released. */
export interface Held {
  readonly heldFor: string;
}

/** Not before this instant of business time: the message waits until then and its handler is asked again. */
export interface PutOff {
  readonly notBefore: Date;
}

type Handler<P = never> = (payload: P, message: { readonly id: string; readonly tenantId: string }) => Promise<Held | void>;

type OutsideHandler<P = never> = (payload: P, message: { readonly id: string; readonly tenantId: string }) => Promise<PutOff | void>;

/** Who serves which kind of message. A handler runs in a unit of work of its own, together with the "done" mark. */
@Injectable()
export class OutboxHandlerRegistry {
  private readonly handlers = new Map<string, Handler>();
  private readonly outside = new Map<string, OutsideHandler>();

  register<P>(kind: string, handler: Handler<P>): void {
    if (this.handlers.has(kind) || this.outside.has(kind)) throw new Error(`outbox handler ${kind} is registered twice`);
    this.handlers.set(kind, handler as Handler);
  }

  /** For what reaches outside of the database: called in no transaction, at least once, and nobody waits for it. */
  registerOutside<P>(kind: string, handler: OutsideHandler<P>): void {
    if (this.handlers.has(kind) || this.outside.has(kind)) throw new Error(`outbox handler ${kind} is registered twice`);
    this.outside.set(kind, handler as OutsideHandler);
  }

  /** Kinds whose messages go outside. */
  get outsideKinds(): readonly string[] {
    return [...this.outside.keys()];
  }

  isOutside(kind: string): boolean {
    return this.outside.has(kind);
  }

  getOutside(kind: string): OutsideHandler {
    return this.outside.get(kind)!;
  }

  get(kind: string): Handler {
    const handler = this.handlers.get(kind);
    if (!handler) throw new Error(`nobody serves outbox messages of kind ${kind}`);
    return handler;
  }
}
