import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { bootPlatformApp, type BootedApp } from '../../../test/support/booted-app';
import { DomainError, type Actor } from '../../common';
import { IdentityService } from '../identity';
import { CurrentActor, Public, RequireRole } from './http.decorators';
import { localeOf } from './locale.policy';

class KettleBoiling extends DomainError {
  constructor() {
    super('kettle-boiling', 'conflict', { zh: '水已烧开。', en: 'The kettle is boiling.' }, { celsius: 100 }, [
      { field: 'lid', code: 'too-hot', message: { zh: '太烫', en: 'too hot' } },
    ]);
  }
}
class LidDto {
  @IsString() colour: string;
}
class KettleDto {
  @IsString() name: string;
  @IsInt() @IsOptional() litres?: number;
  @IsOptional() @ValidateNested() @Type(() => LidDto) lid?: LidDto;
  @IsOptional() @IsObject() variables?: Record<string, unknown>;
}
@Controller('api/kettles')
class KettleController {
  @Post()
  @Public()
  create(@Body() body: KettleDto) {
    return body;
  }
  @Get('boiling')
  @Public()
  boiling() {
    throw new KettleBoiling();
  }
  @Get('broken')
  @Public()
  broken() {
    throw new Error('secret detail /etc/passwd');
  }
  @Get('mine')
  mine(@CurrentActor() actor: Actor) {
    return { userId: actor.userId };
  }
  @Get('locked')
  @RequireRole('SUPERVISOR', 'CHIEF')
  locked() {
    return {};
  }
}
@Module({ controllers: [KettleController] })
class KettleModule {}

describe('the door of the API', () => {
  let booted: BootedApp;
  beforeAll(async () => {
    booted = await bootPlatformApp([KettleModule]);
    const identity = booted.get(IdentityService);
    await identity.createUser({ id: 'E08', tenantId: 'T', username: 'E08', name: '王', orgId: 'T', title: '' });
    await identity.createUser({ id: 'E03', tenantId: 'T', username: 'E03', name: '孙', orgId: 'T', title: '', roles: [{ role: 'SUPERVISOR', orgId: 'T' }] });
  });
  afterAll(() => booted.close());

  it('writes a domain error as problem+json in Chinese, or in English when asked', async () => {
    const chinese = await booted.anonymous.get('/api/kettles/boiling');
    expect(chinese.status).toBe(409);
    expect(chinese.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(chinese.body).toEqual({
      type: 'urn:qunguan:problem:kettle-boiling',
      title: '状态冲突',
      status: 409,
      detail: '水已烧开。',
      code: 'kettle-boiling',
      facts: { celsius: 100 },
      problems: [{ field: 'lid', code: 'too-hot', message: '太烫' }],
    });
    const english = await booted.anonymous.get('/api/kettles/boiling', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' });
    expect(english.body).toMatchObject({ title: 'Conflict', detail: 'The kettle is boiling.', problems: [{ message: 'too hot' }] });
  });

  it('hides an unexpected failure behind a trace id', async () => {
    const answer = await booted.anonymous.get('/api/kettles/broken');
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe('internal-error');
    expect(answer.body.traceId).toBe(answer.headers.get('x-request-id'));
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('answers an unknown address with a problem', async () => {
    const client = await booted.as('E08');
    expect((await client.get('/api/nothing')).body).toMatchObject({ status: 404, code: 'address-not-found' });
  });

  it('names the fields that are unknown, missing or of the wrong type', async () => {
    const answer = await booted.anonymous.post('/api/kettles', { litres: 'two', lid: { colour: 'red', size: 3 }, owner: 'me' });
    expect(answer.status).toBe(400);
    const problems = Object.fromEntries(answer.body.problems.map((problem: { field: string; code: string }) => [problem.field, problem.code]));
    expect(problems).toEqual({ name: 'is-string', litres: 'is-int', 'lid.size': 'unknown-field', owner: 'unknown-field' });
    expect(answer.body.problems.find((problem: { field: string }) => problem.field === 'owner').message).toBe('不认识的字段');
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s at any depth and names it', async (key) => {
    const answer = await booted.anonymous.send('POST', '/api/kettles', `{"name":"x","variables":{"rows":[{"a":1},{"${key}":{"isAdmin":true}}]}}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'reserved-key', facts: { key: `variables.rows[1].${key}` } });
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });

  it.each([
    ['a text', () => booted.anonymous.post('/api/kettles', { name: 'x', variables: { rows: [{ a: 'b\0c' }] } }), 'variables.rows[0].a'],
    ['a name', () => booted.anonymous.post('/api/kettles', { name: 'x', variables: { 'a\0b': 1 } }), 'variables.ab'],
    ['a parameter', () => booted.anonymous.get('/api/kettles/boiling?q=ok&colour=%00'), 'colour'],
    ['a path', () => booted.anonymous.get('/api/kettles/boil%00ing'), 'path'],
  ])('refuses the character NUL in %s, and says where it is', async (_where, send, field) => {
    expect((await send()).body).toMatchObject({ status: 400, code: 'request-invalid', problems: [{ field, code: 'nul-in-text', message: '不能含有空字符（U+0000）' }] });
  });

  it('refuses malformed, too large and too deeply nested bodies', async () => {
    expect((await booted.anonymous.send('POST', '/api/kettles', '{"name":')).body).toMatchObject({ status: 400, code: 'body-malformed' });
    expect((await booted.anonymous.post('/api/kettles', { name: 'x'.repeat(1_100_000) })).body).toMatchObject({ status: 413, code: 'body-too-large' });
    expect((await booted.anonymous.send('POST', '/api/kettles', `${'['.repeat(50_000)}${']'.repeat(50_000)}`)).body).toMatchObject({ status: 400, code: 'body-too-deep' });
    expect((await booted.anonymous.send('POST', '/api/kettles', 'name=x', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(400);
  });

  it('refuses a change without our own header', async () => {
    const answer = await booted.anonymous.post('/api/kettles', { name: 'x' }, { 'x-requested-with': 'XMLHttpRequest' });
    expect(answer.body).toMatchObject({ status: 403, code: 'request-forged' });
  });

  it('asks for a session and for the role, and gives the reason', async () => {
    expect((await booted.anonymous.get('/api/kettles/mine')).body).toMatchObject({ status: 401, code: 'sign-in-required' });
    expect((await (await booted.as('E08')).get('/api/kettles/mine')).body).toEqual({ userId: 'E08' });
    const refused = await (await booted.as('E08')).get('/api/kettles/locked');
    expect(refused.body).toMatchObject({ status: 403, code: 'role-required', detail: '此操作需要以下角色之一：监管人、主要负责人。' });
    expect((await (await booted.as('E03')).get('/api/kettles/locked')).status).toBe(200);
  });

  it('ignores forged session cookies', async () => {
    for (const cookie of ['qg_session=', 'qg_session=abc', 'qg_session=%00', 'x; qg_session']) {
      expect((await booted.anonymous.get('/api/kettles/mine', { cookie })).status).toBe(401);
    }
  });

  it('sends a strict content security policy and keeps answers out of caches', async () => {
    const { headers } = await booted.anonymous.get('/api/kettles/boiling');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('publishes OpenAPI 3.1 and readable docs', async () => {
    const document = (await booted.anonymous.get('/api/openapi.json')).body;
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/session', '/api/audit/verification', '/api/kettles']));
    expect(document.components.schemas.ProblemDto.properties).toHaveProperty('detail');
    expect((await booted.anonymous.get('/api/docs')).body).toContain('swagger-ui');
  });

  it('limits sign-in attempts per address', async () => {
    const strict = await bootPlatformApp([], { signInsPerMinute: 3 });
    const attempt = () => strict.anonymous.post('/api/session', { username: 'nobody', password: 'wrong' });
    for (let i = 0; i < 3; i += 1) expect((await attempt()).status).toBe(401);
    expect((await attempt()).body).toMatchObject({ status: 429, code: 'too-many-requests' });
    await strict.close();
  });

  it('speaks Chinese unless English is clearly preferred', () => {
    expect([undefined, '', 'de', 'zh', 'fr, zh;q=0.5, en;q=0.4', '*'].map(localeOf)).toEqual(['zh', 'zh', 'zh', 'zh', 'zh', 'zh']);
    expect(['en', 'en-US,zh;q=0.3', 'zh;q=0.2, en;q=0.3'].map(localeOf)).toEqual(['en', 'en', 'en']);
  });
});
