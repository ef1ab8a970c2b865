import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { TaskCopyRepository } from './task-copy.repository';
import { TaskCopyNotFound } from './user-task.errors';

/** What becomes of a copy: it is read. */
@Injectable()
export class TaskCopyService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly copies: TaskCopyRepository,
    private readonly clock: BusinessClock,
  ) {}

  read(actor: Actor, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.copies.find(actor.userId, id))) throw new TaskCopyNotFound(id);
      await this.copies.markRead(id, this.clock.now());
    });
  }
}
