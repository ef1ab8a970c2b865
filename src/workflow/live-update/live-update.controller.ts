import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, ApiTooManyRequestsResponse, getSchemaPath } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { Actor } from '../../common';
import { CurrentActor, CurrentSessionCookie, SessionCookie } from '../../platform/http';
import { LiveUpdateResponse } from './live-update.dto';
import { LiveUpdateService } from './live-update.service';

@ApiTags('events')
@Controller('api/events')
export class LiveUpdateController {
  constructor(private readonly updates: LiveUpdateService) {}

  /** Server-sent events: `state` with the caller's counts at once and after every change, and which lists changed. */
  @Sse()
  @ApiExtraModels(LiveUpdateResponse)
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { $ref: getSchemaPath(LiveUpdateResponse) } } } })
  @ApiTooManyRequestsResponse()
  open(@CurrentActor() actor: Actor, @CurrentSessionCookie() cookie: SessionCookie): Observable<MessageEvent> {
    return this.updates.open(actor, cookie.read()!);
  }
}
