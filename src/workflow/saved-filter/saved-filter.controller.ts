import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale } from '../../platform/http';
import { draftOf, savedFilterDto, SavedFilterListResponse, SavedFilterRequest, SavedFilterResponse } from './saved-filter.dto';
import type { SavedFilter } from './saved-filter.entity';
import { refuseSharing } from './saved-filter.policy';
import { SavedFilterQueries } from './saved-filter.queries';
import { SavedFilterService } from './saved-filter.service';

@ApiTags('saved-filters')
@Controller('api/saved-filters')
export class SavedFilterController {
  constructor(
    private readonly filters: SavedFilterService,
    private readonly queries: SavedFilterQueries,
  ) {}

  /** The caller's own and those shared with them, with the counts of their own work. */
  @Get()
  async list(@CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<SavedFilterListResponse> {
    const refusal = refuseSharing(actor);
    return {
      items: (await this.queries.listFor(actor)).map((view) => savedFilterDto(view, actor.userId)),
      share: refusal ? { allowed: false, reason: refusal[locale] } : { allowed: true },
    };
  }

  /** Keeps a filter under a name. */
  @Post()
  async create(@Body() request: SavedFilterRequest, @CurrentActor() actor: Actor): Promise<SavedFilterResponse> {
    return this.present(actor, await this.filters.create(actor, draftOf(request)));
  }

  /** Changes one's own. */
  @Put(':id')
  async change(@Param('id') id: string, @Body() request: SavedFilterRequest, @CurrentActor() actor: Actor): Promise<SavedFilterResponse> {
    return this.present(actor, await this.filters.change(actor, id, draftOf(request)));
  }

  /** Deletes one's own; a shared one is then gone for everybody. */
  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.filters.delete(actor, id);
  }

  private async present(actor: Actor, filter: SavedFilter): Promise<SavedFilterResponse> {
    const [view] = await this.queries.view(actor, [filter]);
    return savedFilterDto(view!, actor.userId);
  }
}
