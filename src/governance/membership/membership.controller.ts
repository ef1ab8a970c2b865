import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { assertMayReadRegister, PickRequest } from '../group';
import type { PickerOption } from '../organization';
import { MembershipQueries } from './membership.queries';

@ApiTags('pickers')
@Controller('api/pickers')
export class MemberPickerController {
  constructor(private readonly members: MembershipQueries) {}

  /** Members of one group; without a group there is nobody to choose. */
  @Get('members')
  async list(@CurrentActor() actor: Actor, @Query() request: PickRequest): Promise<PickerOption[]> {
    assertMayReadRegister(actor);
    return request.groupNo ? this.members.pick(actor, request.groupNo, request.q?.trim() || undefined) : [];
  }
}
