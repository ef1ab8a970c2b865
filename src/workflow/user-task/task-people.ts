import { Injectable } from '@nestjs/common';
import type { ActivityFact } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { HistoryRepository } from '../history';
import type { ProcessInstance } from '../process-instance';
import { RoleResolverRegistry, type RoleContext } from '../registry';
import type { TaskCandidates } from './user-task.entity';
import { UserTaskRepository } from './user-task.repository';

/** The run the work belongs to. */
export type TaskRun = Pick<ProcessInstance, 'id' | 'tenantId' | 'unitId' | 'groupNo' | 'startedBy'>;

export interface TaskPeople {
  readonly assigneeId: string | null;
  readonly candidates: TaskCandidates;
  readonly excludedUsers: readonly string[];
  /** everybody who could do it now */
  readonly eligible: readonly string[];
}

/** Who is asked: role expressions resolved, those who must not act taken out, a single person assigned at once. */
@Injectable()
export class TaskPeopleResolver {
  constructor(
    private readonly roles: RoleResolverRegistry,
    private readonly users: UserDirectory,
    private readonly tasks: UserTaskRepository,
    private readonly history: HistoryRepository,
  ) {}

  async resolve(activity: ActivityFact, instance: TaskRun): Promise<TaskPeople> {
    const context: RoleContext = { tenantId: instance.tenantId, unitId: instance.unitId ?? undefined, groupNo: instance.groupNo ?? undefined };
    const request = activity.userTask!;
    const excludedUsers = await this.excluded(activity, instance);
    const users = new Set<string>();
    const groups = new Set<string>();
    const notes: string[] = [];
    const expressions = [...(request.assignee ? [request.assignee] : []), ...request.candidateUsers, ...request.candidateGroups];
    for (const expression of expressions) {
      if (!expression.includes('@') && !/^[A-Z_]+:/.test(expression)) {
        users.add(expression);
        continue;
      }
      if (!expression.includes('@')) {
        groups.add(expression);
        continue;
      }
      const resolved = await this.roles.get().resolve(expression, context);
      resolved.userIds.forEach((id) => users.add(id));
      resolved.groupIds.forEach((id) => groups.add(id));
      if (resolved.note) notes.push(resolved.note);
    }
    await this.keepWorking(users, instance.tenantId, notes);
    return this.narrow(users, groups, notes, excludedUsers, instance.tenantId);
  }

  /** Takes out who cannot act: unknown, of another organization, account closed. A task must not wait for them. */
  private async keepWorking(users: Set<string>, tenantId: string, notes: string[]): Promise<void> {
    for (const id of [...users]) {
      const user = await this.users.find(id);
      if (user?.tenantId === tenantId && user.active) continue;
      users.delete(id);
      notes.push(user?.tenantId === tenantId ? `${user.name}的账号已停用` : '指定的办理人不存在');
    }
  }

  private async narrow(users: Set<string>, groups: Set<string>, notes: string[], excludedUsers: readonly string[], tenantId: string): Promise<TaskPeople> {
    const holders = new Map<string, string[]>();
    for (const group of groups) holders.set(group, await this.holdersOf(group, tenantId));
    const everybody = new Set([...users, ...[...holders.values()].flat()]);
    const eligible = [...everybody].filter((id) => !excludedUsers.includes(id));
    // an excluded person who holds the role must not find the task under the role: name the others one by one;
    // a single person is named too: there is nobody to put the task back for
    const mustNamePeople = eligible.length === 1 || [...holders.values()].flat().some((id) => excludedUsers.includes(id));
    const candidates: TaskCandidates = mustNamePeople
      ? { users: eligible, groups: [], notes }
      : { users: [...users].filter((id) => !excludedUsers.includes(id)), groups: [...groups], notes };
    return { assigneeId: eligible.length === 1 ? eligible[0]! : null, candidates, excludedUsers, eligible };
  }

  private async holdersOf(identity: string, tenantId: string): Promise<string[]> {
    const [role, orgId] = [identity.slice(0, identity.indexOf(':')), identity.slice(identity.indexOf(':') + 1)];
    return (await this.users.listHolders(tenantId, role, orgId)).map((user) => user.id);
  }

  /** `gov:separateFrom="start dissolve"` and `gov:excludedUsers`: who acted does not verify (spec §2.3 rule 3). */
  private async excluded(activity: ActivityFact, instance: TaskRun): Promise<string[]> {
    const separateFrom = typeof activity.gov.separateFrom === 'string' ? activity.gov.separateFrom.split(/\s+/).filter(Boolean) : [];
    const steps = separateFrom.filter((id) => id !== 'start');
    // who helped with it or signed it has a part in it, too
    const excluded = new Set([...(await this.tasks.listCompleters(instance.id, steps)), ...(await this.history.listActorsAt(instance.id, steps, ['RESOLVED', 'SIGNED']))]);
    if (separateFrom.includes('start')) excluded.add(instance.startedBy);
    const listed = activity.gov.excludedUsers;
    for (const id of Array.isArray(listed) ? listed : typeof listed === 'string' ? listed.split(/[\s,]+/) : []) {
      if (typeof id === 'string' && id) excluded.add(id);
    }
    return [...excluded];
  }
}
