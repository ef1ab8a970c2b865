import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentSessionCookie, IdempotencyKeyIgnored, Public, SessionCookie } from '../http';
import { MeQueries } from './me.queries';
import { DemoSignInDto, DemoUserDto, MeDto } from './session.dto';
import { SessionService } from './session.service';

/** One-click sign-in of the demo; everything answers 404 when the demo is off. */
@ApiTags('demo')
@Controller('api/demo')
export class DemoSessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly queries: MeQueries,
  ) {}

  /** Who can be signed in as with one click. */
  @Get('users')
  @Public()
  @ApiOkResponse({ type: [DemoUserDto] })
  @ApiNotFoundResponse()
  users(): Promise<DemoUserDto[]> {
    return this.queries.demoUsers();
  }

  /** Signs in as one of the demo users, without a password. */
  @Post('session')
  @IdempotencyKeyIgnored('the answer carries a session that is kept nowhere; signing in twice opens another one')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: MeDto })
  @ApiNotFoundResponse()
  async signIn(@Body() body: DemoSignInDto, @CurrentSessionCookie() cookie: SessionCookie): Promise<MeDto> {
    const opened = await this.sessions.openForDemo(body.username);
    await this.sessions.close(cookie.read());
    cookie.set(opened.token, opened.expiresAt);
    return this.queries.me(opened.actor);
  }
}
