import { Body, Controller, Delete, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags, ApiTooManyRequestsResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentSessionCookie, IdempotencyKeyIgnored, Public, SessionCookie, SignInThrottleGuard } from '../http';
import { MeQueries } from './me.queries';
import { MeDto, SignInDto } from './session.dto';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly queries: MeQueries,
  ) {}

  /** Signs in. A session the browser still had ends: the token changes with every sign-in. */
  @Post()
  @IdempotencyKeyIgnored('the answer carries a session that is kept nowhere; signing in twice opens another one')
  @Public()
  @UseGuards(SignInThrottleGuard)
  @HttpCode(200)
  @ApiOkResponse({ type: MeDto })
  @ApiUnauthorizedResponse()
  @ApiTooManyRequestsResponse()
  async signIn(@Body() body: SignInDto, @CurrentSessionCookie() cookie: SessionCookie): Promise<MeDto> {
    const opened = await this.signIns.signIn(body.username, body.password);
    await this.sessions.close(cookie.read());
    cookie.set(opened.token, opened.expiresAt);
    return this.queries.me(opened.actor);
  }

  /** Who am I? */
  @Get()
  @ApiOkResponse({ type: MeDto })
  me(@CurrentActor() actor: Actor): Promise<MeDto> {
    return this.queries.me(actor);
  }

  /** Signs out. */
  @Delete()
  @IdempotencyKeyIgnored('signing out twice is signing out')
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async signOut(@CurrentSessionCookie() cookie: SessionCookie): Promise<void> {
    await this.sessions.close(cookie.read());
    cookie.clear();
  }
}
