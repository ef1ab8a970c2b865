import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Actor } from '../../common';
import { SignInRequired } from './http.errors';
import { localeOf } from './locale.policy';
import type { SessionCookie } from './session-cookie';

/** What the guards leave on the request for the parameter decorators. */
export interface GuardedRequest extends Request {
  actor?: Actor;
  sessionCookie?: SessionCookie;
}

export const PUBLIC = 'qunguan:public';
export const REQUIRED_ROLES = 'qunguan:required-roles';
/** the same for the OpenAPI description */
export const API_PUBLIC = 'x-public';
const API_ROLES = 'x-required-roles';

/** May be called without a session. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(API_PUBLIC, true));

/** The actor must hold at least one of these abstract roles, at any organization: `@RequireRole('SUPERVISOR', 'CHIEF')`. */
export const RequireRole = (...roles: string[]) => applyDecorators(SetMetadata(REQUIRED_ROLES, roles), ApiExtension(API_ROLES, roles));

export const KEY_USE = 'qunguan:key-use';
/** the same for the OpenAPI description */
export const API_KEY_USE = 'x-idempotency-key';
/** What a route does with an `Idempotency-Key`, and why it does not simply keep its answer under it. */
export interface KeyUse {
  readonly use: 'ignored' | 'refused' | 'nameless';
  readonly reason: string;
}
const keyUse = (use: KeyUse['use'], reason: string) => applyDecorators(SetMetadata(KEY_USE, { use, reason } satisfies KeyUse), ApiExtension(API_KEY_USE, { use, reason }));

/** Repeating this is harmless, and one transaction cannot hold it or has nothing to hold. */
export const IdempotencyKeyIgnored = (reason: string) => keyUse('ignored', reason);
/** A second call acts a second time and the answer cannot be kept: a key is refused with 400. */
export const IdempotencyKeyRefused = (reason: string) => keyUse('refused', reason);
/** The answer is kept, but not who asked. */
export const IdempotencyKeyNameless = (reason: string) => keyUse('nameless', reason);

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** May a request of this method change anything? */
export const isUnsafe = (method: string): boolean => !SAFE_METHODS.has(method.toUpperCase());

/** Who is acting; never taken from the body. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<GuardedRequest>().actor;
  if (!actor) throw new SignInRequired();
  return actor;
});

/** The session cookie of this request, for sign-in and sign-out. */
export const CurrentSessionCookie = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionCookie => context.switchToHttp().getRequest<GuardedRequest>().sessionCookie!,
);

/** `zh` or `en` by Accept-Language. */
export const CurrentLocale = createParamDecorator((_: unknown, context: ExecutionContext) =>
  localeOf(context.switchToHttp().getRequest<GuardedRequest>().headers['accept-language']),
);
