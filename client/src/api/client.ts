import { act } from './act';
import { ApiProblem, NetworkProblem } from './api-problem';
import type { Answer, Args, Route } from './contract';
import type { paths } from './schema';

interface Parts { path?: Record<string, string | number>; query?: Record<string, unknown>; body?: unknown; /** sent to its end although the page goes away */ keepalive?: boolean }

let language = 'zh-CN';
let onUnauthenticated: () => void = () => {};

/** Sent as Accept-Language, so that the sentences of problems come in the user's language. */
export function setApiLanguage(value: string): void { language = value; }

/** Called once per 401 of a signed-in page, so that the app can lead to the sign-in page. */
export function onSessionLost(handler: () => void): void { onUnauthenticated = handler; }

/** The address of a route with its parameters filled in; what is empty is left out of the query. */
export function apiUrl(route: keyof paths, { path = {}, query = {} }: Pick<Parts, 'path' | 'query'> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name]))) + (text ? `?${text}` : '');
}

/** Headers every call carries; `X-Requested-With` is the server's CSRF check. */
export function apiHeaders(): Record<string, string> {
  return { Accept: 'application/json', 'Accept-Language': language, 'X-Requested-With': 'qunguan' };
}

/** A second call would act a second time (another day, another try, another message), or the next one follows anyway (drafts, forecasts); the server takes no key here. */
const ONCE_ONLY: ReadonlySet<keyof paths> = new Set<keyof paths>(['/api/clock/advance', '/api/incidents/{id}/resolution', '/api/notifications/preferences/test', '/api/form-drafts/{kind}/{key}', '/api/process-definitions/{key}/route-forecast']);
/** longer than the server lets anybody wait; a line that says nothing by then is dead */
const ANSWER_WITHIN_MS = 40_000;

async function send(method: string, route: keyof paths, { body, keepalive, ...parts }: Parts = {}, key?: string): Promise<Response> {
  const headers = apiHeaders();
  if (key !== undefined) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(apiUrl(route, parts), {
      method, headers, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(ANSWER_WITHIN_MS), keepalive,
    });
  } catch (cause) {
    throw new NetworkProblem(cause);
  }
  if (!response.ok) {
    if (response.status === 401 && route !== '/api/session') onUnauthenticated();
    throw await ApiProblem.from(response);
  }
  return response;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text().catch((cause: unknown) => { throw new NetworkProblem(cause); });
  return (text ? JSON.parse(text) : undefined) as T;
}

/** An unsafe request: one act, repeated under its key until its outcome is known. */
function change<T>(method: string, route: keyof paths, parts: Parts = {}): Promise<T> {
  const once = async (key?: string) => json<T>(await send(method, route, parts, key));
  if (ONCE_ONLY.has(route)) return once();
  return act(`${method} ${apiUrl(route, parts)} ${JSON.stringify(parts.body)}`, once);
}

/**
 * The one door to the server. Addresses, parameters, bodies and answers are those of the server's description; each call
 * answers the parsed JSON or throws ApiProblem / NetworkProblem.
 */
export const api = {
  get: async <P extends Route<'get'>>(route: P, ...[input]: Args<paths[P]['get']>) =>
    json<Answer<paths[P]['get']>>(await send('GET', route, input as Parts)),
  getText: async <P extends Route<'get'>>(route: P, ...[input]: Args<paths[P]['get']>): Promise<string> =>
    (await send('GET', route, input as Parts)).text(),
  post: async <P extends Route<'post'>>(route: P, ...[input]: Args<paths[P]['post']>) =>
    change<Answer<paths[P]['post']>>('POST', route, input as Parts),
  put: async <P extends Route<'put'>>(route: P, ...[input]: Args<paths[P]['put']>) =>
    change<Answer<paths[P]['put']>>('PUT', route, input as Parts),
  /** The same as the page goes away. */
  putLast: async <P extends Route<'put'>>(route: P, ...[input]: Args<paths[P]['put']>) =>
    change<Answer<paths[P]['put']>>('PUT', route, { ...(input as Parts), keepalive: true }),
  delete: async <P extends Route<'delete'>>(route: P, ...[input]: Args<paths[P]['delete']>) =>
    change<Answer<paths[P]['delete']>>('DELETE', route, input as Parts),
};
