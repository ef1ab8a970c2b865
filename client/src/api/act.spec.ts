import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { REPEAT_AFTER_MS } from './act';
import { ApiProblem, NetworkProblem } from './api-problem';
import { api } from './client';

type Reply = 'no answer' | [status: number, body?: string, headers?: Record<string, string>];

/** The server answers these in turn, the last one for ever. */
function serverThat(...replies: Reply[]) {
  let n = 0;
  return jest.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    const reply = replies[Math.min(n++, replies.length - 1)]!;
    if (reply === 'no answer') throw new TypeError('failed to fetch');
    const [status, body = '', headers = {}] = reply;
    return new Response(status === 204 ? null : body, { status, headers });
  });
}
const keysOf = (fetched: ReturnType<typeof serverThat>) => fetched.mock.calls.map(([, request]) => (request?.headers as Record<string, string>)['Idempotency-Key']);
let tasks = 0;
const claim = (id: string) => api.post('/api/user-tasks/{id}/claim', { path: { id } });
/** What came of it, once all pauses are over. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  const settled = promise.catch((error: unknown) => error);
  await jest.runAllTimersAsync();
  return settled;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('an act of a person', () => {
  it('carries a key of its own; reading carries none', async () => {
    const fetched = serverThat([204]);
    await claim(`t${++tasks}`);
    await claim(`t${++tasks}`);
    await api.get('/api/clock').catch(() => undefined);
    const [first, second, reading] = keysOf(fetched);
    expect(first).toMatch(/^[\x21-\x7e]{32,128}$/);
    expect(second).toMatch(/^[\x21-\x7e]{32,128}$/);
    expect(second).not.toBe(first);
    expect(reading).toBeUndefined();
  });

  it('without an answer is asked for again under the same key, and the person sees only that it worked', async () => {
    const fetched = serverThat('no answer', 'no answer', [204]);
    expect(await outcome(claim(`t${++tasks}`))).toBeUndefined();
    expect(keysOf(fetched)).toHaveLength(3);
    expect(new Set(keysOf(fetched)).size).toBe(1);
  });

  it('is asked for again when a proxy answers for a host that restarts', async () => {
    const fetched = serverThat([502, '<html>'], [504, '<html>'], [204]);
    expect(await outcome(claim(`t${++tasks}`))).toBeUndefined();
    expect(new Set(keysOf(fetched)).size).toBe(1);
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('is not asked for again where the server keeps no key: another try of a broken step is another act', async () => {
    const fetched = serverThat('no answer', [204]);
    const resolving = api.post('/api/incidents/{id}/resolution', { path: { id: 'i' }, body: { action: 'retry', reason: '再试' } });
    expect(await outcome(resolving)).toBeInstanceOf(NetworkProblem);
    expect(keysOf(fetched)).toEqual([undefined]);
  });

  it('waits as long as the server asks for', async () => {
    const fetched = serverThat([503, '{"code":"busy"}', { 'Retry-After': '3' }], [204]);
    const doing = claim(`t${++tasks}`);
    await jest.advanceTimersByTimeAsync(2900);
    expect(fetched).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(200);
    await doing;
    expect(new Set(keysOf(fetched)).size).toBe(1);
  });

  it('is not repeated when the server refused it or broke', async () => {
    for (const status of [400, 409, 422, 500, 503]) {
      const fetched = serverThat([status, '{}']);
      expect(await outcome(claim(`t${++tasks}`))).toMatchObject({ status });
      expect(fetched).toHaveBeenCalledTimes(1);
      fetched.mockRestore();
    }
  });

  it('stops in the end, and pressed once more is still the same act', async () => {
    const id = `t${++tasks}`;
    const fetched = serverThat('no answer');
    expect(await outcome(claim(id))).toBeInstanceOf(NetworkProblem);
    expect(fetched).toHaveBeenCalledTimes(REPEAT_AFTER_MS.length + 1);
    serverThat([204]);
    await claim(id);
    expect(new Set(keysOf(fetched)).size).toBe(1);
    // then it is done: the next time is another act
    await claim(id);
    expect(new Set(keysOf(fetched)).size).toBe(2);
  });

  it('corrected after a refusal is another act', async () => {
    const id = `t${++tasks}`;
    const fetched = serverThat([409, '{}'], [204]);
    expect(await outcome(claim(id))).toBeInstanceOf(ApiProblem);
    await claim(id);
    expect(new Set(keysOf(fetched)).size).toBe(2);
  });

  it('pressed twice in haste is sent once', async () => {
    const id = `t${++tasks}`;
    const fetched = serverThat([204]);
    await Promise.all([claim(id), claim(id), claim(`other-${id}`)]);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('that would act a second time when repeated is sent once and without a key', async () => {
    const fetched = serverThat('no answer');
    expect(await outcome(api.post('/api/clock/advance', { body: { by: 'day' } }))).toBeInstanceOf(NetworkProblem);
    expect(keysOf(fetched)).toEqual([undefined]);
  });
});
