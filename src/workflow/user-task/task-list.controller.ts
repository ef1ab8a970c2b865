import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { ListUserTasksRequest, UserTaskCountsResponse, UserTaskListResponse } from './task-list.dto';
import { TaskListPresenter } from './task-list.presenter';
import { PastTaskQueries } from './past-task.queries';
import { TaskListQueries } from './task-list.queries';
import type { TaskPage } from './task-page';

const PAGE = 20;

@ApiTags('user-tasks')
@Controller('api/user-tasks')
export class TaskListController {
  constructor(
    private readonly queries: TaskListQueries,
    private readonly past: PastTaskQueries,
    private readonly presenter: TaskListPresenter,
  ) {}

  /** 待办, 待认领, 已办, 抄送我 of the caller. */
  @Get()
  async list(@Query() { list, q, dueBefore, limit, ...request }: ListUserTasksRequest, @CurrentActor() actor: Actor): Promise<UserTaskListResponse> {
    const criteria = { ...request, dueBefore: dueBefore ? new Date(dueBefore) : undefined, text: q?.trim() || undefined };
    const page = { ...criteria, limit: limit ?? PAGE };
    if (list === 'done') return this.present(await this.past.listHandled(actor, page));
    if (list === 'cc') return this.present(await this.past.listCopies(actor, page));
    const segments = request.after === undefined ? await this.queries.segments(actor, list, criteria) : undefined;
    return { ...(await this.present(await this.queries.list(actor, { ...page, list }))), segments };
  }

  /** How many of each list. */
  @Get('counts')
  counts(@CurrentActor() actor: Actor): Promise<UserTaskCountsResponse> {
    return this.queries.counts(actor);
  }

  private async present({ items, nextCursor }: TaskPage): Promise<UserTaskListResponse> {
    return { items: await this.presenter.present(items), nextCursor };
  }
}
