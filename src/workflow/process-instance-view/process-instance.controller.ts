import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { ProcessInstanceService } from '../process-instance';
import { CaseMaterialRegistry } from '../registry';
import { DecisionListResponse, DiagramResponse, HistoryResponse, ListProcessInstancesRequest, ProcessInstanceListResponse, ProcessInstanceResponse } from './process-instance-view.dto';
import { ProcessInstanceViewQueries } from './process-instance-view.queries';
import { ReasonRequest, StartedProcessInstanceResponse, StartProcessInstanceRequest } from './process-instance-command.dto';
import { ProcessInstancePresenter } from './process-instance.presenter';
import { WithdrawalService } from './withdrawal.service';

@ApiTags('process-instances')
@Controller('api/process-instances')
export class ProcessInstanceController {
  constructor(
    private readonly service: ProcessInstanceService,
    private readonly withdrawals: WithdrawalService,
    private readonly queries: ProcessInstanceViewQueries,
    private readonly presenter: ProcessInstancePresenter,
    private readonly material: CaseMaterialRegistry,
  ) {}

  /** Starts a process from its tile. */
  @Post()
  async start(@Body() request: StartProcessInstanceRequest, @CurrentActor() actor: Actor): Promise<StartedProcessInstanceResponse> {
    const { id, businessKey, title } = await this.service.startByHand(actor, request.processDefinitionKey, request.variables);
    return { id, businessKey, title };
  }

  /** Runs the caller may see, newest first; `startedBy=me` for one's own. */
  @Get()
  async list(@Query() request: ListProcessInstancesRequest, @CurrentActor() actor: Actor): Promise<ProcessInstanceListResponse> {
    const page = await this.queries.list(actor, request);
    return { items: await this.presenter.present(actor, page.items), nextCursor: page.nextCursor };
  }

  /** One run with its open steps. */
  @Get(':id')
  async get(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ProcessInstanceResponse> {
    const instance = await this.queries.getVisible(actor, id);
    return (await this.presenter.present(actor, [instance]))[0]!;
  }

  /** The story of the run and of the runs it called, newest first. */
  @Get(':id/history')
  async history(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<HistoryResponse> {
    const instance = await this.queries.getVisible(actor, id);
    return this.presenter.historyOf(instance, await this.queries.listFamily(instance));
  }

  /** The diagram with the path taken. */
  @Get(':id/diagram')
  async diagram(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<DiagramResponse> {
    return this.presenter.diagramOf(await this.queries.getVisible(actor, id));
  }

  /** Why this route was chosen. */
  @Get(':id/decisions')
  async decisions(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<DecisionListResponse> {
    const instance = await this.queries.getVisible(actor, id);
    return { items: [...(await this.material.listDecisions(instance.tenantId, [instance.id]))] };
  }

  /** 撤回申请: the starter takes the application back. */
  @Post(':id/withdrawal')
  @HttpCode(204)
  async withdraw(@Param('id') id: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    const instance = await this.queries.getVisible(actor, id);
    await this.withdrawals.withdraw(actor, instance, request.reason);
  }
}
