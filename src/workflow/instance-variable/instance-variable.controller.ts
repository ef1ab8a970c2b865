import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { InstanceVariableListResponse, RepairVariablesRequest } from './instance-variable.dto';
import { InstanceVariableQueries } from './instance-variable.queries';
import { InstanceVariableService } from './instance-variable.service';

@ApiTags('process-instances')
@Controller('api/process-instances')
export class InstanceVariableController {
  constructor(
    private readonly queries: InstanceVariableQueries,
    private readonly variables: InstanceVariableService,
  ) {}

  /** The root variables of a run, for those who may repair them. */
  @Get(':id/variables')
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<InstanceVariableListResponse> {
    return { items: await this.queries.list(actor, id) };
  }

  /** Sets variables right, with a reason. */
  @Post(':id/variables')
  @HttpCode(204)
  repair(@Param('id') id: string, @Body() request: RepairVariablesRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.variables.repair(actor, id, request.changes, request.reason);
  }
}
