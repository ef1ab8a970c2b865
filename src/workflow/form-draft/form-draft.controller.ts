import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, IdempotencyKeyIgnored } from '../../platform/http';
import { FormDraftPath, FormDraftResponse, SavedFormDraftResponse, SaveFormDraftRequest } from './form-draft.dto';
import { DRAFT_KINDS } from './form-draft.entity';
import { FormDraftService } from './form-draft.service';

@ApiTags('form-drafts')
@ApiParam({ name: 'kind', enum: DRAFT_KINDS })
@ApiParam({ name: 'key', type: String })
@Controller('api/form-drafts/:kind/:key')
export class FormDraftController {
  constructor(private readonly drafts: FormDraftService) {}

  /** What the caller has typed and not sent: of a task (its id) or of a start form (process key, or `key:groupNo`). */
  @Get()
  get(@Param() { kind, key }: FormDraftPath, @CurrentActor() actor: Actor): Promise<FormDraftResponse> {
    return this.drafts.get(actor, kind, key);
  }

  /** Keeps what is on the page. */
  @Put()
  @IdempotencyKeyIgnored('saving the same draft twice is saving it; the revision tells two pages apart')
  save(@Param() { kind, key }: FormDraftPath, @Body() request: SaveFormDraftRequest, @CurrentActor() actor: Actor): Promise<SavedFormDraftResponse> {
    return this.drafts.save(actor, kind, key, request);
  }

  /** 放弃草稿. */
  @Delete()
  @HttpCode(204)
  @IdempotencyKeyIgnored('a draft that is gone is gone')
  discard(@Param() { kind, key }: FormDraftPath, @CurrentActor() actor: Actor): Promise<void> {
    return this.drafts.discard(actor, kind, key);
  }
}
