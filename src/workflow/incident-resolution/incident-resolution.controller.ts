import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored, RequireRole } from '../../platform/http';
import { IncidentDetailResponse, IncidentListResponse, ListIncidentsRequest, ResolveIncidentRequest } from './incident-resolution.dto';
import { INCIDENT_READERS } from './incident-resolution.policy';
import { IncidentResolutionService } from './incident-resolution.service';
import { IncidentPresenter } from './incident.presenter';
import { IncidentQueries } from './incident.queries';

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentResolutionController {
  constructor(
    private readonly service: IncidentResolutionService,
    private readonly queries: IncidentQueries,
    private readonly presenter: IncidentPresenter,
  ) {}

  /** Stuck work of the caller's organization, newest first. */
  @Get()
  @RequireRole(...INCIDENT_READERS)
  async list(@Query() request: ListIncidentsRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<IncidentListResponse> {
    const page = await this.queries.list(actor, request);
    return { items: await this.presenter.present(page.items, locale), nextCursor: page.nextCursor };
  }

  /** One incident with what the caller may do about it. */
  @Get(':id')
  @RequireRole(...INCIDENT_READERS)
  async get(@Param('id') id: string, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<IncidentDetailResponse> {
    return this.presenter.presentDetail(actor, await this.queries.getVisible(actor, id), locale);
  }

  /** Tries again what failed: as it is, without the broken step, or with repaired variables. Answers how it went. */
  @Post(':id/resolution')
  @IdempotencyKeyIgnored('decides and tries in transactions of their own, so that a try that fails is undone and remembered; what is resolved is not tried again')
  @RequireRole(...INCIDENT_READERS)
  @HttpCode(200)
  async resolve(@Param('id') id: string, @Body() request: ResolveIncidentRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<IncidentDetailResponse> {
    return this.presenter.presentDetail(actor, await this.service.resolve(actor, id, request), locale);
  }
}
