import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ApiProblem, NetworkProblem } from './api-problem';
import { api, apiUrl, onSessionLost, setApiLanguage } from './client';

const answers = (status: number, body: string) => jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(status === 204 ? null : body, { status }));

afterEach(() => {
  jest.restoreAllMocks();
  onSessionLost(() => {});
  setApiLanguage('zh-CN');
});

describe('an address', () => {
  it('has its parameters filled in, whatever characters they hold', () => {
    expect(apiUrl('/api/groups/{groupNo}', { path: { groupNo: 'G/1?x' } })).toBe('/api/groups/G%2F1%3Fx');
  });

  it('leaves empty filters out and keeps zero and false', () => {
    expect(apiUrl('/api/groups', { query: { q: '项目', kind: '', grade: undefined, mine: false, limit: 0 } })).toBe('/api/groups?q=%E9%A1%B9%E7%9B%AE&mine=false&limit=0');
  });
});

describe('the door to the server', () => {
  it('sends language, proof of origin and the body as JSON', async () => {
    // given
    const fetched = answers(200, '{"fired":2}');
    setApiLanguage('en');

    // when
    const answer = await api.post('/api/clock/advance', { body: { by: 'day' } });

    // then
    expect(answer.fired).toBe(2);
    const [url, request] = fetched.mock.calls[0]!;
    expect([url, request?.method, request?.body]).toEqual(['/api/clock/advance', 'POST', '{"by":"day"}']);
    expect(request?.headers).toMatchObject({ 'Accept-Language': 'en', 'X-Requested-With': 'qunguan', 'Content-Type': 'application/json' });
  });

  it('answers nothing when the server says nothing', async () => {
    answers(204, '');
    expect(await api.post('/api/user-tasks/{id}/claim', { path: { id: '1' } })).toBeUndefined();
  });

  it('throws the server\'s refusal with its sentence and fields', async () => {
    answers(422, JSON.stringify({ code: 'form-invalid', title: '无法办理', detail: '请改正。', problems: [{ field: 'a', code: 'required', message: '必填' }], facts: { n: 1 } }));
    const problem = await api.get('/api/clock').catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 422, code: 'form-invalid', message: '请改正。', problems: [{ field: 'a' }], facts: { n: 1 } });
  });

  it('makes a refusal of anything a proxy may answer', async () => {
    answers(502, '<html>Bad gateway</html>');
    await expect(api.get('/api/clock')).rejects.toMatchObject({ status: 502, code: 'http-502', problems: [] });
  });

  it('tells the page when the session is over, but not when it asked for it', async () => {
    const lost = jest.fn();
    onSessionLost(lost);
    answers(401, '{}');
    await api.get('/api/session').catch(() => undefined);
    expect(lost).not.toHaveBeenCalled();
    await api.get('/api/clock').catch(() => undefined);
    expect(lost).toHaveBeenCalledTimes(1);
  });

  it('says that nothing came back when the network fails', async () => {
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('failed to fetch'));
    await expect(api.get('/api/clock')).rejects.toBeInstanceOf(NetworkProblem);
  });
});
