import type { OpenAPIObject } from '@nestjs/swagger';
import { API_KEY_USE, API_PUBLIC, isUnsafe, type KeyUse } from './http.decorators';
import { PROBLEM_CODES } from './problem-codes.data';
import { STATUS } from './problem.filter';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { [API_PUBLIC]?: true; [API_KEY_USE]?: KeyUse };

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What a refusal with this status says; one shared response each. */
const REFUSALS: Readonly<Record<number, { readonly name: string; readonly says: string }>> = {
  400: { name: 'InvalidRequest', says: 'parameters or body are malformed; `problems` names the fields' },
  401: { name: 'Unauthenticated', says: 'nobody is signed in' },
  403: { name: 'Forbidden', says: 'the caller may not do this; `detail` says why. Unsafe methods also without X-Requested-With: qunguan' },
  404: { name: 'NotFound', says: 'it does not exist, or not for the caller' },
  409: { name: 'Conflict', says: 'the state of things does not allow it (any more)' },
  413: { name: 'TooLarge', says: 'body or file is larger than allowed' },
  422: { name: 'Unprocessable', says: 'well-formed, but the rules do not allow it; `problems` names fields or elements' },
  429: { name: 'TooManyRequests', says: 'too often; `Retry-After` says when to try again' },
};

export function* operationsOf(document: OpenAPIObject): Generator<[method: string, operation: Operation]> {
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) if (item[method]) yield [method, item[method]];
  }
}

/** Does the route keep its answer under an Idempotency-Key? */
export const takesKey = (method: string, operation: Operation): boolean => isUnsafe(method) && !['ignored', 'refused'].includes(operation[API_KEY_USE]?.use ?? 'kept');

/**
 * Adds to every route how it may refuse. Which status can come follows from the route: only what reads input can be sent
 * bad input, only what needs a session can miss one, only what names a thing can miss it, only what changes something
 * can come too late. A route with refusals of its own names them by `@ApiResponse({ status })`; the shape is put in here.
 */
export function addProblems(document: OpenAPIObject): void {
  const components = (document.components ??= {});
  components.responses = { Failure: problemResponse('an unexpected failure (500, `internal-error`; quote `traceId`) or a part that is not available now (503)') };
  for (const [status, { name, says }] of Object.entries(REFUSALS)) components.responses[name] = problemResponse(`${says}${codesOf(Number(status))}`);
  for (const [method, operation] of operationsOf(document)) {
    const own = Object.keys(operation.responses).map(Number).filter((status) => status >= 400);
    for (const status of [...new Set([...refusalsOf(method, operation), ...own])].sort()) {
      operation.responses[status] = { $ref: `#/components/responses/${REFUSALS[status]!.name}` };
    }
    operation.responses['default'] = { $ref: '#/components/responses/Failure' };
  }
  // for machines; people read the codes with each response
  Object.assign(components.schemas!['ProblemDto']!, { 'x-problem-codes': PROBLEM_CODES.map(([code, kind]) => ({ code, ...(kind ? { status: STATUS[kind] } : {}) })) });
}

function refusalsOf(method: string, operation: Operation): number[] {
  const isPublic = operation[API_PUBLIC] === true;
  const parameters = (operation.parameters ?? []).map((parameter) => ('in' in parameter ? parameter.in : 'header'));
  const hasBody = operation.requestBody !== undefined;
  const namesSomething = !isPublic && (hasBody || parameters.includes('path'));
  const keyed = takesKey(method, operation);
  return [
    ...(hasBody || keyed || parameters.includes('query') ? [400] : []),
    ...(isPublic ? [] : [401]),
    ...(isPublic && !isUnsafe(method) ? [] : [403]),
    ...(namesSomething ? [404] : []),
    ...(namesSomething && isUnsafe(method) ? [409] : []),
    ...((namesSomething && isUnsafe(method)) || keyed ? [422] : []),
    ...(hasBody ? [413] : []),
  ];
}

function problemResponse(description: string) {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } } };
}

function codesOf(status: number): string {
  const codes = PROBLEM_CODES.filter(([, kind]) => kind && STATUS[kind] === status).map(([code]) => `\`${code}\``);
  return codes.length > 0 ? `. Codes: ${codes.join(', ')}` : '';
}
