import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale, IdempotencyKeyIgnored } from '../../platform/http';
import { CompleteBatch } from './commands/complete-batch';
import { CopyUserTask } from './commands/copy';
import { RecallUserTask } from './commands/recall';
import { ReturnUserTask } from './commands/return';
import { UrgeUserTask } from './commands/urge';
import { BatchCompletionRequest, BatchCompletionResponse, CopyRequest, ReasonRequest, ReturnRequest, UrgeRequest } from './user-task-verb.dto';
import { UserTaskChangeInterceptor } from './user-task-change.interceptor';

/** The course of a case beside deciding: 退回, 撤回, 催办, 抄送, 批量办理. */
@ApiTags('user-tasks')
@UseInterceptors(UserTaskChangeInterceptor)
@Controller('api/user-tasks')
export class UserTaskCourseController {
  constructor(
    private readonly returns: ReturnUserTask,
    private readonly recalls: RecallUserTask,
    private readonly urges: UrgeUserTask,
    private readonly copies: CopyUserTask,
    private readonly batches: CompleteBatch,
  ) {}

  /** 批量办理: the same decision on several tasks of one step; what is refused is named, the others are done. */
  @Post('batch-completion')
  @HttpCode(200)
  @IdempotencyKeyIgnored('each task is completed in a transaction of its own, and only once')
  async completeBatch(@Body() request: BatchCompletionRequest, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<BatchCompletionResponse> {
    const results = await this.batches.run(actor, request.taskIds, request.variables, request.opinion);
    return {
      results: results.map(({ taskId, refusal }) => ({ taskId, done: !refusal, ...(refusal ? { code: refusal.code, detail: refusal.problems[0]?.message[locale] ?? refusal.sentence[locale] } : {}) })),
    };
  }

  /** 退回 to an earlier step the process allows. */
  @Post(':id/return')
  @HttpCode(204)
  return(@Param('id') id: string, @Body() request: ReturnRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.returns.run(actor, id, request.elementId, request.reason, request.evidenceIds);
  }

  /** 撤回 of one's own last act, while nobody has acted on what followed. */
  @Post(':id/recall')
  @HttpCode(204)
  recall(@Param('id') id: string, @Body() request: ReasonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.recalls.run(actor, id, request.reason);
  }

  /** 催办. */
  @Post(':id/urge')
  @HttpCode(204)
  urge(@Param('id') id: string, @Body() request: UrgeRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.urges.run(actor, id, request.text);
  }

  /** 抄送. */
  @Post(':id/cc')
  @HttpCode(204)
  copy(@Param('id') id: string, @Body() request: CopyRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.copies.run(actor, id, request.userIds, request.note);
  }
}
