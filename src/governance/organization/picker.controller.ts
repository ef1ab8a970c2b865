import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { PickerQuery } from './picker.dto';
import { PickerQueries, type PickerOption } from './picker.queries';

@Controller('api/pickers')
export class OrganizationPickerController {
  constructor(private readonly pickers: PickerQueries) {}

  @Get('users')
  users(@CurrentActor() actor: Actor, @Query() { q }: PickerQuery): Promise<PickerOption[]> {
    return this.pickers.users(actor.tenantId, q);
  }

  @Get('orgs')
  orgs(@CurrentActor() actor: Actor, @Query() { q }: PickerQuery): Promise<PickerOption[]> {
    return this.pickers.orgs(actor.tenantId, q);
  }
}
