import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { packDto, type PackDto } from './policy.dto';
import { PolicyService } from './policy.service';

/** The regulation the signed-in person works under. */
@ApiTags('packs')
@Controller('api/packs')
export class PolicyController {
  constructor(private readonly policy: PolicyService) {}

  /** Clauses, deadlines, catalogue and role names of the own regulation. */
  @Get('current')
  async current(@CurrentActor() actor: Actor): Promise<PackDto> {
    return packDto(await this.policy.packOf(actor.tenantId));
  }
}
