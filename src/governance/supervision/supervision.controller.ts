import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { ListOverdueRequest, SupervisionOverview, SupervisionPage } from './supervision.dto';
import { SupervisionQueries } from './supervision.queries';

@ApiTags('supervision')
@Controller('api/supervision')
export class SupervisionController {
  constructor(private readonly queries: SupervisionQueries) {}

  /** The counters of the 督办 page, within what the caller oversees. */
  @Get('overview')
  overview(@CurrentActor() actor: Actor): Promise<SupervisionOverview> {
    return this.queries.overview(actor);
  }

  /** The runs behind a counter, the most pressing first. */
  @Get('overdue')
  overdue(@CurrentActor() actor: Actor, @Query() request: ListOverdueRequest): Promise<SupervisionPage> {
    return this.queries.listOverdue(actor, request);
  }
}
