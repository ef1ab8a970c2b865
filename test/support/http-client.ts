import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../../src/platform/config';
import { SessionService } from '../../src/platform/identity';
import { EventReader } from './event-reader';

export interface Answer<T = any> {
  readonly status: number;
  readonly headers: Headers;
  /** parsed JSON, or the text */
  readonly body: T;
}

type Headers_ = Record<string, string>;

/** A browser in tests: keeps its session cookie, sends our CSRF header, speaks Chinese unless told otherwise. */
export class HttpClient {
  private cookie: string | undefined;

  constructor(
    readonly address: string,
    cookie?: string,
  ) {
    this.cookie = cookie;
  }

  /** Signs in without a password: most tests are about something else. */
  static async signedIn(app: INestApplicationContext, address: string, userId: string, settings: Settings): Promise<HttpClient> {
    const { token } = await app.get(SessionService, { strict: false }).open(userId);
    return new HttpClient(address, `${settings.secureCookies ? '__Host-qg_session' : 'qg_session'}=${token}`);
  }

  get<T = any>(path: string, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, headers);
  }

  post<T = any>(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, headers);
  }

  put<T = any>(path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, headers);
  }

  delete<T = any>(path: string, headers: Headers_ = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, headers);
  }

  /** Opens a stream of server-sent events, as `EventSource` does. */
  async events(path: string): Promise<EventReader> {
    const hangUp = new AbortController();
    const response = await fetch(this.address + path, { signal: hangUp.signal, headers: { accept: 'text/event-stream', ...(this.cookie ? { cookie: this.cookie } : {}) } });
    return new EventReader(response, () => hangUp.abort());
  }

  /** A file as its bytes; the body of a refusal stays unread. */
  async download(path: string): Promise<{ status: number; headers: Headers; content: Buffer }> {
    const response = await fetch(this.address + path, { redirect: 'manual', headers: this.cookie ? { cookie: this.cookie } : {} });
    return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
  }

  /** Multipart upload of one file in the field `file`. */
  upload<T = any>(path: string, file: { name: string; mime: string; content: Buffer }, fields: Record<string, string> = {}): Promise<Answer<T>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(file.content)], { type: file.mime }), file.name);
    return this.send('POST', path, form);
  }

  /** `body`: FormData and strings go as they are, anything else as JSON. */
  async send<T = any>(method: string, path: string, body?: unknown, headers: Headers_ = {}): Promise<Answer<T>> {
    const raw = body === undefined || body instanceof FormData || typeof body === 'string';
    const response = await fetch(this.address + path, {
      method,
      redirect: 'manual',
      body: raw ? (body as FormData | string | undefined) : JSON.stringify(body),
      headers: {
        'x-requested-with': 'qunguan',
        'accept-language': 'zh-CN',
        ...(raw && typeof body !== 'string' ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
    });
    for (const line of response.headers.getSetCookie()) this.remember(line);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
  }

  private remember(setCookie: string): void {
    const pair = setCookie.split(';')[0]!;
    this.cookie = /Expires=Thu, 01 Jan 1970/i.test(setCookie) ? undefined : pair;
  }
}
