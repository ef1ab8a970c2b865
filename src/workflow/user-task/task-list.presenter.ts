import { Injectable } from '@nestjs/common';
import { UserDirectory } from '../../platform/identity';
import type { ListedUserTaskResponse } from './task-list.dto';
import type { ListedTask } from './task-page';
import { UserTaskPresenter } from './user-task.presenter';

/** Lines of the lists as people read them. */
@Injectable()
export class TaskListPresenter {
  constructor(
    private readonly tasks: UserTaskPresenter,
    private readonly users: UserDirectory,
  ) {}

  async present(lines: readonly ListedTask[]): Promise<ListedUserTaskResponse[]> {
    const tasks = await this.tasks.present(lines.map(({ task }) => task));
    const senders = await this.users.names(lines.flatMap(({ copy }) => (copy ? [copy.sentBy] : [])));
    return lines.map(({ handledAt, handledAs, caseState, copy, principal }, at) => ({
      ...tasks[at]!,
      onBehalfOf: principal && { id: principal.id, name: principal.name, title: principal.title },
      handledAt: handledAt?.toISOString(),
      handledAs,
      caseState,
      copy: copy && {
        id: copy.id,
        sentBy: senders.get(copy.sentBy) ?? { id: copy.sentBy, name: copy.sentBy },
        note: copy.note ?? undefined,
        createdAt: copy.createdAt.toISOString(),
        readAt: copy.readAt?.toISOString(),
      },
    }));
  }
}
