import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { SETTINGS, type Settings } from '../config';
import { RequestForged, RoleRequired, SignInRequired } from './http.errors';
import { isUnsafe, PUBLIC, REQUIRED_ROLES, type GuardedRequest } from './http.decorators';
import { lacksRole } from './role.policy';
import { SessionCookie } from './session-cookie';
import { SessionReaderRegistry } from './session-reader.registry';

/**
 * In front of every route: refuses unsafe requests without our own header (another site cannot set it), finds the actor
 * of the session, and checks `@RequireRole`. Rights are read anew for every request, so that a change acts at once.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionReaderRegistry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const cookie = new SessionCookie(request, context.switchToHttp().getResponse<Response>(), { secure: this.settings.secureCookies });
    request.sessionCookie = cookie;
    if (isUnsafe(request.method) && request.headers['x-requested-with'] !== 'qunguan') throw new RequestForged();
    const token = cookie.read();
    const actor = token === undefined ? undefined : await this.sessions.read(token);
    if (actor) request.actor = actor;
    const targets = [context.getHandler(), context.getClass()];
    if (!actor) {
      if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
      throw new SignInRequired();
    }
    const roles = this.reflector.getAllAndOverride<string[]>(REQUIRED_ROLES, targets);
    const missing = roles && lacksRole(actor, roles);
    if (missing) throw new RoleRequired(missing);
    return true;
  }
}
