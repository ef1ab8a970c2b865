import { Controller, Get } from '@nestjs/common';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { packDto, type PackDto } from './policy.dto';
import { PolicyService } from './policy.service';

/** The regulation the signed-in person works under. */
@Controller('api/packs')
export class PolicyController {
  constructor(private readonly policy: PolicyService) {}

  @Get('current')
  async current(@CurrentActor() actor: Actor): Promise<PackDto> {
    return packDto(await this.policy.packOf(actor.tenantId));
  }
}
