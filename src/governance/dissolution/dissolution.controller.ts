import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { assertMayReadRegister } from '../group';
import { dissolutionItem, DissolutionList, EndDateBody, TriggerBody, TriggerResult } from './dissolution.dto';
import { DissolutionQueries } from './dissolution.queries';
import { DissolutionService } from './dissolution.service';

@ApiTags('groups')
@Controller('api/groups/:groupNo')
export class DissolutionController {
  constructor(
    private readonly service: DissolutionService,
    private readonly queries: DissolutionQueries,
  ) {}

  /** The group's dissolutions with their clock, newest first. */
  @Get('dissolutions')
  @ApiOkResponse({ type: DissolutionList })
  async list(@CurrentActor() actor: Actor, @Param('groupNo') groupNo: string): Promise<DissolutionList> {
    assertMayReadRegister(actor);
    return { items: (await this.queries.listByGroup(actor, groupNo)).map(dissolutionItem) };
  }

  /** One more reason to dissolve: starts P12, or is recorded with the running one (the earlier due date wins). */
  @Post('dissolution-triggers')
  @HttpCode(200)
  @ApiOkResponse({ type: TriggerResult })
  async trigger(@CurrentActor() actor: Actor, @Param('groupNo') groupNo: string, @Body() body: TriggerBody): Promise<TriggerResult> {
    return { result: await this.service.trigger(actor, { tenantId: actor.tenantId, groupNo, ...body }) };
  }

  /** Another end date: later than today takes the dissolution back, otherwise the clock counts from the new day. */
  @Post('end-date-changes')
  @HttpCode(204)
  async changeEndDate(@CurrentActor() actor: Actor, @Param('groupNo') groupNo: string, @Body() body: EndDateBody): Promise<void> {
    await this.service.changeEndDate(actor, { groupNo, ...body });
  }
}
