import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { API_PUBLIC, isUnsafe } from './http.decorators';
import { addProblems, operationsOf, takesKey, type Operation } from './open-api-problems';
import { ProblemDto } from './problem.dto';

type Schema = Record<string, unknown>;

const DESCRIPTION = [
  'Work groups under the written rules.',
  'Instants are ISO 8601 in UTC, days are YYYY-MM-DD of Asia/Shanghai.',
  'Refusals are application/problem+json (schema ProblemDto) with a sentence in the language of Accept-Language (zh-CN, en).',
  'Lists are { items, nextCursor }: send nextCursor as `after` to get the next page.',
].join(' ');

const KEY_DESCRIPTION = [
  'Makes the request safe to repeat: the same key with the same request is answered as the first time, with `Idempotent-Replay: true`, and nothing happens again.',
  'The same key with another request is refused with 422. A refused request uses up no key. Keys belong to the caller and are kept for 7 days.',
].join(' ');

const DONE: Readonly<Record<string, string>> = { 200: 'the answer', 201: 'created', 204: 'done; there is nothing to say' };

/**
 * The description of every route: what Nest gathers from controllers and DTO classes, and what holds for all of them
 * and is therefore written once, here — session, CSRF header, refusals. Works on an application that was only created
 * (`preview`), so that writing the client's types needs no database.
 */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Qunguan 群管')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/')
    .addCookieAuth('qg_session', { type: 'apiKey', in: 'cookie', description: 'set by POST /api/session; `__Host-qg_session` behind TLS' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] });
  addProblems(document);
  for (const [method, operation] of operationsOf(document)) {
    secure(method, operation);
    for (const [status, response] of Object.entries(operation.responses)) {
      if (response && 'description' in response) response.description ||= DONE[status] ?? '';
    }
  }
  document.components!.parameters = {
    RequestedWith: { name: 'X-Requested-With', in: 'header', required: true, description: 'proof that no other site made the browser send this', schema: { type: 'string', enum: ['qunguan'] } },
    IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: KEY_DESCRIPTION, schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' } },
  };
  modernize(document);
  return document;
}

function secure(method: string, operation: Operation): void {
  operation.security = operation[API_PUBLIC] ? [] : [{ session: [] }];
  delete operation[API_PUBLIC];
  if (isUnsafe(method)) (operation.parameters ??= []).push({ $ref: '#/components/parameters/RequestedWith' });
  if (takesKey(method, operation)) operation.parameters!.push({ $ref: '#/components/parameters/IdempotencyKey' });
}

/** Nest writes schemas in the way of OpenAPI 3.0; 3.1 is plain JSON Schema. */
function modernize(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  for (const child of Object.values(node)) modernize(child);
  const schema = node as Schema;
  // what TypeScript calls `unknown`: anything, not just an object
  if (schema['type'] === 'object' && Object.keys(schema).every((key) => key === 'type' || key === 'description')) delete schema['type'];
  if (schema['nullable'] !== true) return;
  delete schema['nullable'];
  if (Array.isArray(schema['enum'])) schema['enum'].push(null);
  if (Array.isArray(schema['allOf'])) {
    schema['anyOf'] = [...schema['allOf'], { type: 'null' }];
    delete schema['allOf'];
    delete schema['type'];
  } else schema['type'] = [schema['type'], 'null'];
}
