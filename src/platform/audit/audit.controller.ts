import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, RequireRole } from '../http';
import { AuditVerificationListDto } from './audit.dto';
import { AuditService } from './audit.service';

@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  /** Verifies the chains of the auditor's own tenant and of every tenant he is auditor of. */
  @Get('verification')
  @RequireRole('AUDITOR')
  @ApiOkResponse({ type: AuditVerificationListDto })
  async verify(@CurrentActor() actor: Actor): Promise<AuditVerificationListDto> {
    const audited = actor.roles.filter((holding) => holding.role === 'AUDITOR').map((holding) => holding.orgId);
    const items = [];
    for (const tenantId of new Set([actor.tenantId, ...audited])) items.push(await this.audit.verify(tenantId));
    return { items };
  }
}
