import { ApiProblem, NetworkProblem } from './api-problem';

/* One act of a person is one key, however often the request has to be sent: the server does it once (Idempotency-Key). */

/** Pauses before the repeats of an act that got no answer. */
export const REPEAT_AFTER_MS = [500, 1000, 2000, 4000] as const;
const LONGEST_PAUSE_MS = 10_000;

/** Acts under way: pressed twice, an act is still one. */
const underWay = new Map<string, Promise<unknown>>();
/** Keys of acts whose outcome stayed unknown: pressing again asks for the same act, not for a second one. */
const unresolved = new Map<string, string>();

/**
 * Sends an act under its key and repeats it under the same one while nothing comes back or the server asks for patience
 * (503 with Retry-After, or a proxy's 502 and 504). `what` says what the act is: its address and body.
 */
export function act<T>(what: string, send: (key: string) => Promise<T>): Promise<T> {
  const same = underWay.get(what) as Promise<T> | undefined;
  if (same) return same;
  const doing = untilKnown(what, send).finally(() => underWay.delete(what));
  underWay.set(what, doing);
  return doing;
}

async function untilKnown<T>(what: string, send: (key: string) => Promise<T>): Promise<T> {
  const key = unresolved.get(what) ?? newKey();
  for (let repeat = 0; ; repeat++) {
    try {
      const answer = await send(key);
      unresolved.delete(what);
      return answer;
    } catch (error) {
      if (isUnknown(error)) unresolved.set(what, key);
      else unresolved.delete(what);
      const pauseMs = pauseBefore(repeat, error);
      if (pauseMs === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** It may have happened or not: no answer, or one from a server or proxy that could not finish. */
function isUnknown(error: unknown): boolean {
  return error instanceof NetworkProblem || (error instanceof ApiProblem && error.status >= 500);
}

function pauseBefore(repeat: number, error: unknown): number | undefined {
  const own = REPEAT_AFTER_MS[repeat];
  if (own === undefined) return undefined;
  if (error instanceof NetworkProblem) return own;
  if (!(error instanceof ApiProblem)) return undefined;
  // a proxy in front of a host that restarts
  if (error.status === 502 || error.status === 504) return own;
  if (error.status !== 503 || error.retryAfterSeconds === undefined) return undefined;
  return Math.min(Math.max(own, error.retryAfterSeconds * 1000), LONGEST_PAUSE_MS);
}

/** `randomUUID` exists behind TLS and on localhost only. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
