import { Injectable } from '@nestjs/common';
import { ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { TaskInvolvementQueries } from '../user-task';

/** Whose own case a run is: they neither move it nor set its variables right. */
@Injectable()
export class CaseInvolvementQueries {
  constructor(
    private readonly instances: ProcessInstanceRepository,
    private readonly involvement: TaskInvolvementQueries,
  ) {}

  /** Who started the case, has acted in it or is at work on it, in any run of the family. */
  async involvedIn(instance: Pick<ProcessInstance, 'rootInstanceId'>): Promise<ReadonlySet<string>> {
    const family = await this.instances.listFamily(instance.rootInstanceId);
    const actors = await this.involvement.actorsOf(family.map((member) => member.id));
    return new Set([...family.map(({ startedBy }) => startedBy), ...[...actors.values()].flatMap((people) => [...people])]);
  }
}
