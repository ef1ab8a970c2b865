import { Controller, Get, Param } from '@nestjs/common';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { DeadlineDetail } from './deadline.dto';
import { DeadlineQueries } from './deadline.queries';

@Controller('api/deadlines')
export class DeadlineController {
  constructor(private readonly queries: DeadlineQueries) {}

  /** A due date explained: rule, counted and skipped days, history, what will happen when. */
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeadlineDetail> {
    return this.queries.get(actor.tenantId, id);
  }
}
