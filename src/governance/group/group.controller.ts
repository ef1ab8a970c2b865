import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import type { PickerOption } from '../organization';
import { GroupDetails } from './group-detail.queries';
import { GroupSummaries } from './group-summary.queries';
import { ListGroupsRequest, PickRequest, type GroupDetailDto, type GroupPageDto } from './group.dto';
import { assertMayReadRegister } from './group.queries';

@ApiTags('groups')
@Controller('api/groups')
export class GroupController {
  constructor(
    private readonly summaries: GroupSummaries,
    private readonly details: GroupDetails,
  ) {}

  /** A page of the register. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Query() request: ListGroupsRequest): Promise<GroupPageDto> {
    assertMayReadRegister(actor);
    const { state, q, limit, ...rest } = request;
    const page = await this.summaries.list(actor, { ...rest, states: state?.split(',').filter(Boolean), text: q?.trim() || undefined, limit: limit ?? 20 });
    return { ...page, items: [...page.items] };
  }

  /** One group with its roster, running clocks, cases, history and runs. */
  @Get(':groupNo')
  get(@CurrentActor() actor: Actor, @Param('groupNo') groupNo: string): Promise<GroupDetailDto> {
    assertMayReadRegister(actor);
    return this.details.get(actor, groupNo);
  }
}

@ApiTags('pickers')
@Controller('api/pickers')
export class GroupPickerController {
  constructor(private readonly summaries: GroupSummaries) {}

  /** Live groups of the tenant, the caller's own first. */
  @Get('groups')
  groups(@CurrentActor() actor: Actor, @Query() request: PickRequest): Promise<PickerOption[]> {
    assertMayReadRegister(actor);
    return this.summaries.pick(actor, request.q?.trim() || undefined);
  }
}
