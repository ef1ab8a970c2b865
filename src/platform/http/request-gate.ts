import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { HostStopping } from './http.errors';

/**
 * Counts the requests in the house and, once closed, lets no more in: who comes then is told to try again (another host, or
 * this one restarted), who is inside finishes. Health may be asked to the end.
 */
@Injectable()
export class RequestGate {
  private readonly inside = new Set<Response>();
  private closed = false;
  private whenEmpty: (() => void) | undefined;
  private readonly closing: (() => void)[] = [];

  get isClosed(): boolean {
    return this.closed;
  }

  /** The first middleware of all. */
  readonly enter = (request: Request, response: Response, next: NextFunction): void => {
    if (this.closed) {
      response.setHeader('Connection', 'close');
      if (!request.path.startsWith('/health/')) return next(new HostStopping());
    }
    this.inside.add(response);
    // not `finish`: closed is when the answer has left, or the caller
    response.once('close', () => {
      this.inside.delete(response);
      if (this.inside.size === 0) this.whenEmpty?.();
    });
    next();
  };

  /** For answers that have no end of their own: they are asked to end when nobody is let in any more. */
  whenClosing(end: () => void): void {
    this.closing.push(end);
  }

  close(): void {
    this.closed = true;
    for (const end of this.closing) end();
    for (const response of this.inside) if (!response.headersSent) response.setHeader('Connection', 'close');
  }

  /** Waits until everybody has left, at most this long; answers how many are still inside. */
  async empty(patienceMs: number): Promise<number> {
    if (this.inside.size === 0) return 0;
    let patience: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.whenEmpty = resolve;
      patience = setTimeout(resolve, patienceMs);
    });
    clearTimeout(patience);
    return this.inside.size;
  }
}
