import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { seesGroupData } from '../../platform/identity';
import { InstanceVisibilityRegistry } from '../registry';
import { DeadlineDetail } from './deadline.dto';
import { DeadlineNotFound } from './deadline.errors';
import { DeadlineQueries } from './deadline.queries';

@ApiTags('deadlines')
@Controller('api/deadlines')
export class DeadlineController {
  constructor(
    private readonly queries: DeadlineQueries,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  /** A due date explained: rule, counted and skipped days, history, what will happen when. */
  @Get(':id')
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeadlineDetail> {
    // its subject names the group or the case
    if (!seesGroupData(actor)) throw new DeadlineNotFound(id);
    const detail = await this.queries.get(actor.tenantId, id);
    if (!(await this.visibility.allowsRun(actor, detail.processInstanceId))) throw new DeadlineNotFound(id);
    return detail;
  }
}
