import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, RequireRole } from '../../platform/http';
import { IncidentListResponse, IncidentResponse } from './incident.dto';
import { IncidentRepository } from './incident.repository';

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentController {
  constructor(private readonly incidents: IncidentRepository) {}

  /** Stuck work of the caller's organization, newest first. */
  @Get()
  @RequireRole('SUPERVISOR', 'LEADER', 'CHIEF', 'PROCESS_OWNER', 'SYS_ADMIN')
  async list(@CurrentActor() actor: Actor): Promise<IncidentListResponse> {
    return { items: (await this.incidents.listOpen(actor.tenantId)).map(IncidentResponse.of) };
  }
}
