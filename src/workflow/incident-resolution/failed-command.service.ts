import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseOutage, UnitOfWork } from '../../platform/database';
import { actorOf, UserDirectory } from '../../platform/identity';
import { IncidentRepository, type Incident } from '../incident';
import { isFault, ProcessInstanceSuspended } from '../process-instance';
import { UserTaskRepository, UserTaskService } from '../user-task';
import { IncidentCommandOutdated } from './incident-resolution.errors';

/** A completion that broke is carried out again in the name of the person who wanted it, as long as the task is theirs. */
@Injectable()
export class FailedCommandService {
  private readonly logger = new Logger(FailedCommandService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly users: UserDirectory,
    private readonly tasks: UserTaskRepository,
    private readonly userTasks: UserTaskService,
  ) {}

  /** Refuses when the person who wanted it must do it anew. */
  async check({ id, command }: Incident): Promise<void> {
    if (!command) throw new IncidentCommandOutdated(id, '原办理人');
    const person = await this.users.find(command.actorId);
    const task = await this.tasks.find(command.taskId);
    const isTheirs = task?.state === 'CREATED' && task.assigneeId === command.actorId;
    if (!person?.active || !isTheirs) throw new IncidentCommandOutdated(id, person?.name ?? '原办理人');
  }

  /** Nobody has resolved it after all; what went through meanwhile stays as it was told. */
  private forgetDecision(id: string): Promise<void> {
    return this.unitOfWork.run(() => this.incidents.updateUnresolved(id, { resolution: null, resolvedBy: null, resolutionReason: null }));
  }

  /** Breaks again: the same incident, counted by the completion itself. Refused: the person must complete it again. */
  async carryOut({ id, command }: Incident): Promise<void> {
    if (!command) return;
    const person = await this.users.get(command.actorId);
    try {
      await this.userTasks.complete(actorOf(person), command.taskId, command.variables, command.opinion);
    } catch (error) {
      // not this completion's doing: it may be tried again as it is
      const isHeldUp = isDatabaseOutage(error) || error instanceof ProcessInstanceSuspended;
      if (isFault(error) && !isHeldUp) return;
      await this.forgetDecision(id).catch((failure: unknown) => this.logger.warn(`the decision on incident ${id} stays noted: ${String(failure)}`));
      if (isHeldUp) throw error;
      throw new IncidentCommandOutdated(id, person.name);
    }
  }
}
