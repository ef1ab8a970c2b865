import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor, Page } from '../../common';
import { CurrentActor } from '../../platform/http';
import { GroupDetails } from './group-detail.queries';
import { GroupSummaries } from './group-summary.queries';
import { ListGroupsRequest, PickRequest, type GroupDetailDto, type GroupDto, type PickOption } from './group.dto';
import { assertMayReadRegister } from './group.queries';

@ApiTags('groups')
@Controller('api/groups')
export class GroupController {
  constructor(
    private readonly summaries: GroupSummaries,
    private readonly details: GroupDetails,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() request: ListGroupsRequest): Promise<Page<GroupDto>> {
    assertMayReadRegister(actor);
    const { state, q, limit, ...rest } = request;
    return this.summaries.list(actor, { ...rest, states: state?.split(',').filter(Boolean), text: q?.trim() || undefined, limit: limit ?? 20 });
  }

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
  groups(@CurrentActor() actor: Actor, @Query() request: PickRequest): Promise<PickOption[]> {
    assertMayReadRegister(actor);
    return this.summaries.pick(actor, request.q?.trim() || undefined);
  }
}
