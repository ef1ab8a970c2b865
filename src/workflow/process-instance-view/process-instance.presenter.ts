import { Injectable } from '@nestjs/common';
import { SYSTEM_USER_ID, type Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { DeadlineQueries, type DeadlineSummary } from '../deadline';
import { HistoryRepository, type HistoryEntry } from '../history';
import { MessageRepository } from '../message';
import { ProcessDefinitionRepository } from '../process-definition';
import { ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { CaseMaterialRegistry, type MaterialView } from '../registry';
import { UserTaskPresenter, UserTaskQueries, type TaskPersonResponse } from '../user-task';
import { deadlineLines, inOrder } from './instance-story.policy';
import type { DiagramResponse, HistoryEntryResponse, HistoryResponse, ProcessInstanceResponse } from './process-instance-view.dto';
import { WITHDRAW_MESSAGE } from './withdrawal.service';

/** Runs as people read them: where it stands, its story, the path on the diagram. */
@Injectable()
export class ProcessInstancePresenter {
  constructor(
    private readonly instances: ProcessInstanceRepository,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly tasks: UserTaskQueries,
    private readonly taskPresenter: UserTaskPresenter,
    private readonly deadlines: DeadlineQueries,
    private readonly history: HistoryRepository,
    private readonly messages: MessageRepository,
    private readonly users: UserDirectory,
    private readonly material: CaseMaterialRegistry,
  ) {}

  async present(actor: Actor, instances: readonly ProcessInstance[]): Promise<ProcessInstanceResponse[]> {
    const people = await this.users.names([...new Set(instances.flatMap(({ startedBy, suspendedBy }) => (suspendedBy ? [startedBy, suspendedBy] : [startedBy])))]);
    const worst = await this.deadlines.worstByInstance(instances.map((instance) => instance.id));
    const tasks = await this.tasks.listByInstances(instances.map((instance) => instance.id));
    const open = await this.taskPresenter.present(tasks.filter((task) => task.state === 'CREATED'));
    const mine = instances.filter((instance) => instance.state === 'ACTIVE' && instance.startedBy === actor.userId).map((instance) => instance.id);
    const withdrawable = await this.messages.listInstancesWaiting(mine, WITHDRAW_MESSAGE);
    return Promise.all(
      instances.map(async (instance): Promise<ProcessInstanceResponse> => {
        const definition = await this.definitions.get(instance.processDefinitionId);
        const steps = open.filter((task) => task.processInstanceId === instance.id);
        return {
          id: instance.id,
          processDefinitionKey: instance.processDefinitionKey,
          processDefinitionId: instance.processDefinitionId,
          processName: definition.name,
          version: definition.version,
          businessKey: instance.businessKey,
          title: instance.title,
          state: instance.state,
          outcome: instance.outcome ?? undefined,
          groupNo: instance.groupNo ?? undefined,
          groupName: instance.groupName ?? undefined,
          startedBy: personOf(instance.startedBy, people)!,
          startedAt: instance.startedAt.toISOString(),
          endedAt: instance.endedAt?.toISOString(),
          suspension: instance.suspended && instance.suspendedAt ? { at: instance.suspendedAt.toISOString(), by: personOf(instance.suspendedBy, people), reason: instance.suspensionReason ?? '' } : undefined,
          currentSteps: steps.map((task) => ({ taskId: task.id, elementId: task.elementId, name: task.name, assignee: task.assignee, candidates: task.candidates, signers: task.signers, deadline: task.deadline })),
          deadline: worst.get(instance.id),
          canWithdraw: withdrawable.has(instance.id),
          parentId: instance.parentInstanceId ?? undefined,
        };
      }),
    );
  }

  async historyOf(instance: ProcessInstance, family: readonly string[]): Promise<HistoryResponse> {
    const entries = await this.history.listFor(family);
    const people = await this.users.names([...new Set(entries.flatMap((entry) => (entry.actorId ? [entry.actorId] : [])))]);
    const evidence = await this.material.listEvidence(instance.tenantId, family);
    const told = new Set(entries.flatMap((entry) => namedIn(entry) ?? []));
    const deadlines = await this.deadlines.summariesByTask(entries.flatMap(({ kind, taskId }) => (kind === 'TASK_COMPLETED' && taskId ? [taskId] : [])));
    const record = entries.map((entry): HistoryEntryResponse => ({
      id: entry.id,
      at: entry.at.toISOString(),
      kind: entry.kind,
      processInstanceId: entry.processInstanceId,
      elementId: entry.elementId ?? undefined,
      elementName: entry.elementName ?? undefined,
      taskId: entry.taskId ?? undefined,
      actor: personOf(entry.actorId, people),
      opinion: entry.opinion ?? undefined,
      clause: entry.clause ?? undefined,
      detail: entry.detail ?? undefined,
      deadline: entry.kind === 'TASK_COMPLETED' && entry.taskId ? deadlines.get(entry.taskId) : undefined,
      attachments: attachmentsOf(entry, instance, evidence, told),
    }));
    return { items: inOrder(record, deadlineLines(await this.deadlines.listEvents(family))) };
  }

  async diagramOf(instance: ProcessInstance): Promise<DiagramResponse> {
    const definition = await this.definitions.get(instance.processDefinitionId);
    const activities = await this.instances.listActivities(instance.id);
    const tasks = await this.tasks.listByInstances([instance.id]);
    const open = await this.taskPresenter.present(tasks.filter((task) => task.state === 'CREATED'));
    const deadlines: Record<string, DeadlineSummary> = {};
    for (const task of open) if (task.deadline) deadlines[task.elementId] = task.deadline;
    const waiting = activities.filter((activity) => activity.state === 'ACTIVE' && activity.waiting && !activity.armed && activity.elementType !== 'boundaryEvent');
    const current = [...new Set(waiting.map((activity) => activity.elementId))];
    return {
      xml: definition.xml,
      taken: await this.instances.listTakenFlows(instance.id),
      completed: [...new Set(activities.filter((activity) => activity.state === 'COMPLETED').map((activity) => activity.elementId))],
      current: current.map((elementId) => ({ elementId, overdue: open.some((task) => task.elementId === elementId && task.overdue) })),
      clauses: Object.fromEntries(activities.flatMap((activity) => (activity.clause ? [[activity.elementId, activity.clause]] : []))),
      clauseTexts: { ...(await this.material.clauseTexts(instance.tenantId)) },
      deadlines,
    };
  }
}

/** Files of that very act, or of the start form. */
function attachmentsOf(entry: HistoryEntry, instance: ProcessInstance, evidence: readonly MaterialView[], told: ReadonlySet<string>): MaterialView[] {
  if (entry.kind === 'STARTED') return entry.processInstanceId === instance.id ? evidence.filter((item) => item.taskId === undefined) : [];
  const named = namedIn(entry);
  if (named) return evidence.filter(({ id }) => named.includes(id));
  // recorded before acts named their files: what its actor brought to the task and no other act names
  return entry.evidenceCount === 0 ? [] : evidence.filter(({ id, taskId, uploadedBy }) => taskId === entry.taskId && uploadedBy.id === entry.actorId && !told.has(id));
}

function namedIn({ detail }: HistoryEntry): string[] | undefined {
  const named = detail?.['evidenceIds'];
  return Array.isArray(named) ? (named as string[]) : undefined;
}

function personOf(id: string | null, people: ReadonlyMap<string, TaskPersonResponse>): TaskPersonResponse | undefined {
  if (!id) return undefined;
  return people.get(id) ?? { id, name: id === SYSTEM_USER_ID ? '系统' : id };
}
