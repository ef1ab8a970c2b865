import { ApiWorld, expectProblem } from '../support/api-world';
import { HttpClient } from '../support/http-client';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: string[];
  readonly parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  readonly requestBody?: { content: Record<string, { schema?: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { schema?: unknown }> }>;
}
interface Route {
  readonly method: string;
  readonly path: string;
}

interface ExpressTable {
  readonly router: { readonly stack: readonly { readonly route?: { readonly path: string; readonly methods: Record<string, boolean> } }[] };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** reached without a session: signing in and out, and the demo's own (404 while the demo is off) */
const OPEN = new Set(['POST /api/session', 'DELETE /api/session', 'GET /api/demo/users', 'POST /api/demo/session']);

describe('the description of the API', () => {
  let world: ApiWorld;
  let document: { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, unknown>; securitySchemes?: unknown } };
  let operations: (Route & { operation: Operation })[];

  beforeAll(async () => {
    world = await ApiWorld.boot();
    const answer = await world.booted.anonymous.get('/api/openapi.json');
    expect(answer).toMatchObject({ status: 200 });
    document = answer.body;
    operations = Object.entries(document.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => ({ method: method.toUpperCase(), path, operation: item[method]! })));
  });
  afterAll(() => world?.close());

  /** What a `$ref` stands for; anything else stands for itself. */
  const resolve = (node: object): unknown => {
    const reference = (node as { $ref?: string }).$ref;
    if (reference === undefined) return node;
    return reference.slice(2).split('/').reduce<unknown>((found, key) => (found as Record<string, unknown> | undefined)?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], document);
  };

  it('is OpenAPI 3.1 with title, version and the way to sign in', () => {
    expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\.\d+$/), info: { title: expect.stringContaining('Qunguan'), version: expect.stringMatching(/\S/) } });
    expect(JSON.stringify(document.components.securitySchemes)).toContain('qg_session');
    expect(JSON.stringify(document)).not.toContain('"nullable"'); // a word of 3.0
  });

  it('knows every route the application answers, and no other', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`).sort();
    const answered = routesOf(world.booted.app.getHttpAdapter().getInstance() as unknown as ExpressTable)
      .filter(({ path }) => path.startsWith('/api/') && !/^\/api\/(docs|openapi)/.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
      .sort();
    expect(answered.length).toBeGreaterThan(45);
    expect(described).toEqual(answered);
  });

  it('names every parameter of a path, refers to nothing that is missing, and gives each operation a name of its own', () => {
    const complaints: string[] = [];
    for (const { method, path, operation } of operations) {
      const parameters = (operation.parameters ?? []).map((parameter) => resolve(parameter) as NonNullable<Operation['parameters']>[number]);
      const inPath = [...path.matchAll(/{(\w+)}/g)].map((match) => match[1]);
      const named = parameters.filter((parameter) => parameter.in === 'path');
      if (JSON.stringify(named.map(({ name }) => name).sort()) !== JSON.stringify(inPath.sort())) complaints.push(`${method} ${path}: parameters ${named.map(({ name }) => name)}`);
      if (named.some(({ required }) => !required)) complaints.push(`${method} ${path}: a path parameter is not required`);
      if (Object.keys(operation.responses).length === 0) complaints.push(`${method} ${path}: no answer described`);
      for (const parameter of parameters) if (!parameter?.schema) complaints.push(`${method} ${path}: ${parameter.name} has no schema`);
    }
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      if (resolve({ $ref: reference! }) === undefined) complaints.push(`${reference} is missing`);
    }
    const ids = operations.map(({ operation }) => operation.operationId);
    complaints.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} twice`));
    expect(complaints).toEqual([]);
  });

  // the shapes of answers come from a plugin of the build (nest-cli.json), which tests do without
  it('describes every body that is taken', () => {
    const takesBody = operations.filter(({ method }) => method === 'POST' || method === 'PUT').filter(({ path }) => !/\/(claim|unclaim|read|read-all)$/.test(path));
    expect(takesBody.filter(({ operation }) => !operation.requestBody).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('describes errors as problem+json', () => {
    expect(document.components.schemas).toHaveProperty('ProblemDto');
    for (const { method, path, operation } of operations) {
      const failing = Object.entries(operation.responses).filter(([status]) => !/^[23]/.test(status));
      expect(failing.map(([status]) => status)).toContain(OPEN.has(`${method} ${path}`) ? 'default' : '401');
      for (const [status, response] of failing) expect({ method, path, status, types: Object.keys((resolve(response) as typeof response).content ?? {}) }).toEqual({ method, path, status, types: ['application/problem+json'] });
    }
  });

  it('is true of sessions: every route but signing in answers 401 problem+json to a stranger', async () => {
    const stranger = new HttpClient(world.booted.anonymous.address);
    for (const { method, path } of operations) {
      const answer = await stranger.send(method, path.replace(/{\w+}/g, '01999999-0000-7000-8000-000000000000'), method === 'GET' || method === 'DELETE' ? undefined : {});
      if (OPEN.has(`${method} ${path}`)) expect({ path, status: answer.status }).not.toEqual({ path, status: 401 });
      else expectProblem(answer, { status: 401, code: 'sign-in-required', body: { detail: '请先登录。' } });
    }
  });

  it('is true of unsafe methods: every one refuses what another site could have sent', async () => {
    const client = await world.as('S04');
    for (const { method, path } of operations.filter((one) => one.method !== 'GET')) {
      const answer = await client.send(method, path.replace(/{\w+}/g, '01999999-0000-7000-8000-000000000000'), undefined, { 'x-requested-with': 'somebody-else' });
      expectProblem(answer, { status: 403, code: 'request-forged' });
    }
  });

  it('has readable documentation beside it', async () => {
    const page = await world.booted.anonymous.get('/api/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
  });
});

/** What express really answers, from its own table. */
function routesOf(server: ExpressTable): Route[] {
  return server.router.stack.flatMap(({ route }) => (route ? Object.keys(route.methods).filter((method) => METHODS.includes(method)).map((method) => ({ method: method.toUpperCase(), path: route.path })) : []));
}
