import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored } from '../../platform/http';
import { HandoverRequest, HandoverResponse, PreviewHandoverRequest } from './handover.dto';
import { HandoverService, type HandoverResult } from './handover.service';

@ApiTags('stand-ins')
@Controller('api/handovers')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  /** What would go over, and what would stay. */
  @Post('preview')
  @HttpCode(200)
  @IdempotencyKeyIgnored('nothing is changed')
  async preview(@Body() { fromUserId, toUserId }: PreviewHandoverRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<HandoverResponse> {
    return answerOf(await this.handovers.preview(actor, fromUserId, toUserId), locale);
  }

  /** 离岗交接: everything one person has in hand goes to another. */
  @Post()
  @HttpCode(200)
  async run(@Body() { fromUserId, toUserId, reason }: HandoverRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<HandoverResponse> {
    return answerOf(await this.handovers.run(actor, fromUserId, toUserId, reason), locale);
  }
}

function answerOf({ from, to, tasks, hidden, standIns, duties }: HandoverResult, locale: 'zh' | 'en'): HandoverResponse {
  const stayed = tasks.flatMap(({ task, refusal }) => (refusal ? [{ taskId: task.id, title: task.title, name: task.name, refusal: refusal[locale] }] : []));
  const movedTasks = tasks.flatMap(({ task, refusal }) => (refusal ? [] : [{ taskId: task.id, title: task.title, name: task.name }]));
  const held = duties.map(({ title, groupNo }) => ({ title: title[locale], groupNo }));
  return { from: { id: from.id, name: from.name }, to: { id: to.id, name: to.name }, moved: movedTasks.length, movedTasks, stayed, hidden, standIns, duties: held };
}
