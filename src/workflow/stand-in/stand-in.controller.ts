import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { ArrangeStandInRequest, RevokeStandInRequest, StandInCreatedResponse, StandInListResponse } from './stand-in.dto';
import { StandInPresenter } from './stand-in.presenter';
import { StandInService } from './stand-in.service';

@ApiTags('stand-ins')
@Controller('api/stand-ins')
export class StandInController {
  constructor(
    private readonly standIns: StandInService,
    private readonly presenter: StandInPresenter,
  ) {}

  /** 外出代理 of the caller, as who is away and as who stands in; the latest first. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<StandInListResponse> {
    return { items: await this.presenter.listOf(actor) };
  }

  /** Somebody acts for the caller (or, by supervisors, for somebody else) for a while. */
  @Post()
  async arrange(@Body() request: ArrangeStandInRequest, @CurrentActor() actor: Actor): Promise<StandInCreatedResponse> {
    return { id: await this.standIns.arrange(actor, { ...request, startsAt: new Date(request.startsAt), endsAt: new Date(request.endsAt) }) };
  }

  /** Ends it before its time. */
  @Post(':id/revocation')
  @HttpCode(204)
  revoke(@Param('id') id: string, @Body() request: RevokeStandInRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.standIns.revoke(actor, id, request.reason);
  }
}
