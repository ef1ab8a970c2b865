import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored } from '../../platform/http';
import { InstanceControlService } from './instance-control.service';
import { ControlsResponse, ModificationRequest, ModificationResponse, ReasonRequest, TokenMoveRequest } from './process-instance-command.dto';

/** What supervisors and leaders may do to a run as a whole. */
@ApiTags('process-instances')
@Controller('api/process-instances')
export class InstanceControlController {
  constructor(private readonly control: InstanceControlService) {}

  /** What the caller may do to this run, and where it stands. */
  @Get(':id/controls')
  controls(@Param('id') id: string, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<ControlsResponse> {
    return this.control.controlsOf(actor, id, locale);
  }

  /** Ends a run from outside, with its tasks, timers and called runs. */
  @Post(':id/cancellation')
  @HttpCode(204)
  cancel(@Param('id') id: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.control.cancel(actor, id, request.reason);
  }

  /** 暂停: the run and those it called stand still; deadlines run on. */
  @Post(':id/suspension')
  @HttpCode(204)
  suspend(@Param('id') id: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.control.suspend(actor, id, request.reason);
  }

  /** 恢复: what arrived meanwhile is delivered, timers that fell due fire. */
  @Post(':id/resumption')
  @HttpCode(204)
  resume(@Param('id') id: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.control.resume(actor, id, request.reason);
  }

  /** 调整流程: cancels steps and begins before others. */
  @Post(':id/modification')
  @HttpCode(200)
  modify(@Param('id') id: string, @Body() request: ModificationRequest, @CurrentActor() actor: Actor): Promise<ModificationResponse> {
    return this.control.modify(actor, id, request);
  }

  /** What an adjustment would do, in the words of its answer; nothing changes. */
  @Post(':id/modification/preview')
  @HttpCode(200)
  @IdempotencyKeyIgnored('it is undone before it answers; asking twice is asking')
  preview(@Param('id') id: string, @Body() request: TokenMoveRequest, @CurrentActor() actor: Actor): Promise<ModificationResponse> {
    return this.control.preview(actor, id, request);
  }
}
