import { Body, Controller, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor, CurrentLocale } from '../../platform/http';
import { CompleteUserTaskRequest, UserTaskDetailResponse } from './user-task.dto';
import { UserTaskDetailQueries } from './user-task-detail.queries';
import { UserTaskService } from './user-task.service';
import { AssignUserTaskRequest, CommentRequest } from './user-task-verb.dto';
import { UserTaskChangeInterceptor } from './user-task-change.interceptor';

@ApiTags('user-tasks')
@UseInterceptors(UserTaskChangeInterceptor)
@Controller('api/user-tasks')
export class UserTaskController {
  constructor(
    private readonly tasks: UserTaskService,
    private readonly details: UserTaskDetailQueries,
  ) {}

  /** One task with its form, what is known, and what the caller may do. */
  @Get(':id')
  get(@Param('id') id: string, @CurrentActor() actor: Actor, @CurrentLocale() locale: 'zh' | 'en'): Promise<UserTaskDetailResponse> {
    return this.details.get(actor, id, locale);
  }

  /** Takes a task the caller is a candidate for. */
  @Post(':id/claim')
  @HttpCode(204)
  claim(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.claim(actor, id);
  }

  /** Gives a claimed task back to all candidates. */
  @Post(':id/unclaim')
  @HttpCode(204)
  unclaim(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.unclaim(actor, id);
  }

  /** Hands the form in; the process goes on. */
  @Post(':id/completion')
  @HttpCode(204)
  complete(@Param('id') id: string, @Body() request: CompleteUserTaskRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.complete(actor, id, request.variables, request.opinion);
  }

  /** Adds a note to the story. */
  @Post(':id/comments')
  @HttpCode(204)
  comment(@Param('id') id: string, @Body() request: CommentRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.comment(actor, id, request.text, request.evidenceIds);
  }

  /** 改派 by a supervisor. */
  @Post(':id/assignment')
  @HttpCode(204)
  assign(@Param('id') id: string, @Body() request: AssignUserTaskRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.tasks.assign(actor, id, request.userId, request.reason);
  }
}
