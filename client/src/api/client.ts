import { ApiProblem, NetworkProblem } from './api-problem';

export type Query = Record<string, string | number | boolean | null | undefined>;

let language = 'zh-CN';
let onUnauthenticated: () => void = () => {};

/** Sent as Accept-Language, so that the sentences of problems come in the user's language. */
export function setApiLanguage(value: string): void { language = value; }

/** Called once per 401 of a signed-in page, so that the app can lead to the sign-in page. */
export function onSessionLost(handler: () => void): void { onUnauthenticated = handler; }

export function apiUrl(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return `/api${path}${text ? `?${text}` : ''}`;
}

/** Headers every call carries; `X-Requested-With` is the server's CSRF check. */
export function apiHeaders(): Record<string, string> {
  return { Accept: 'application/json', 'Accept-Language': language, 'X-Requested-With': 'qunguan' };
}

async function send(method: string, path: string, body?: unknown, query?: Query): Promise<Response> {
  const headers = apiHeaders();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(apiUrl(path, query), {
      method, headers, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (cause) {
    throw new NetworkProblem(cause);
  }
  if (!response.ok) {
    if (response.status === 401 && !path.startsWith('/session')) onUnauthenticated();
    throw await ApiProblem.from(response);
  }
  return response;
}

async function json<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The one door to the server. Each call answers the parsed JSON or throws ApiProblem / NetworkProblem. */
export const api = {
  get: async <T>(path: string, query?: Query): Promise<T> => json<T>(await send('GET', path, undefined, query)),
  getText: async (path: string, query?: Query): Promise<string> => (await send('GET', path, undefined, query)).text(),
  post: async <T>(path: string, body: unknown = {}): Promise<T> => json<T>(await send('POST', path, body)),
  put: async <T>(path: string, body: unknown): Promise<T> => json<T>(await send('PUT', path, body)),
  delete: async <T = void>(path: string): Promise<T> => json<T>(await send('DELETE', path)),
};
