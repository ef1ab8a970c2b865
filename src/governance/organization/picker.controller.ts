import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { PickerQuery, type PickerOption } from './picker.dto';
import { PickerQueries } from './picker.queries';

@ApiTags('pickers')
@Controller('api/pickers')
export class OrganizationPickerController {
  constructor(private readonly pickers: PickerQueries) {}

  /** People of the own organization. */
  @Get('users')
  users(@CurrentActor() actor: Actor, @Query() { q }: PickerQuery): Promise<PickerOption[]> {
    return this.pickers.users(actor.tenantId, q);
  }

  /** Units of the own organization. */
  @Get('orgs')
  orgs(@CurrentActor() actor: Actor, @Query() { q }: PickerQuery): Promise<PickerOption[]> {
    return this.pickers.orgs(actor.tenantId, q);
  }
}
