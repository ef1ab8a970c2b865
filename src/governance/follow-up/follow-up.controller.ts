import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, RequireRole } from '../../platform/http';
import { FollowUpFilter, followUpItem, FollowUpPage } from './follow-up.dto';
import { FollowUpQueries } from './follow-up.queries';

@ApiTags('follow-ups')
@Controller('api/follow-ups')
export class FollowUpController {
  constructor(private readonly queries: FollowUpQueries) {}

  /** What the tenant's supervisors still have to take up by hand. */
  @Get()
  @RequireRole('SUPERVISOR', 'SUPERVISOR_PARENT', 'LEADER', 'CHIEF')
  @ApiOkResponse({ type: FollowUpPage })
  async list(@CurrentActor() actor: Actor, @Query() filter: FollowUpFilter): Promise<FollowUpPage> {
    const { limit, after, ...where } = filter;
    const page = await this.queries.list(actor.tenantId, where, { limit, after });
    return { items: page.items.map(followUpItem), nextCursor: page.nextCursor };
  }
}
