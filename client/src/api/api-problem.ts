import type { Schema } from './contract';

/** One field or element the server objects to. */
export type Problem = Schema<'ProblemItemDto'> & { severity?: 'error' | 'warning' };

/** A refusal in RFC 9457 form: `detail` is a sentence the user can act on. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly problems: Problem[] = [],
    readonly facts: Record<string, unknown> = {},
    /** when it makes sense to ask again */
    readonly retryAfterSeconds?: number,
  ) {
    super(detail || title);
    this.name = 'ApiProblem';
  }

  static async from(response: Response): Promise<ApiProblem> {
    const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
    return ApiProblem.parse(response.status, await response.text().catch(() => ''), Number.isFinite(retryAfter) ? retryAfter : undefined);
  }

  static parse(status: number, text: string, retryAfterSeconds?: number): ApiProblem {
    let body: Record<string, unknown> = {};
    try { body = (JSON.parse(text) ?? {}) as Record<string, unknown>; } catch { /* not JSON: a proxy answered */ }
    return new ApiProblem(
      status,
      String(body.code ?? `http-${status}`),
      String(body.title ?? ''),
      String(body.detail ?? ''),
      Array.isArray(body.problems) ? (body.problems as Problem[]) : [],
      (body.facts ?? {}) as Record<string, unknown>,
      retryAfterSeconds,
    );
  }
}

/** The request did not reach the server, or no answer came back. */
export class NetworkProblem extends Error {
  constructor(cause?: unknown) {
    super('network', { cause });
    this.name = 'NetworkProblem';
  }
}
