import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, foldText, newId } from '../../common';
import { StepFailed, type ActivityFact } from '../../engine';
import { EventBus } from '../../platform/event';
import { DeadlineService } from '../deadline';
import { IncidentService } from '../incident';
import { StepProjectorRegistry, type StepTaken } from '../process-instance';
import { TaskPeopleResolver, type TaskPeople } from './task-people';
import { verbsOf } from './task-verbs.policy';
import type { UserTask } from './user-task.entity';
import { UserTaskCreated } from './user-task.events';
import { signersOf } from './user-task.policy';
import { UserTaskRepository } from './user-task.repository';

const DEFAULT_PRIORITY = 50;
/** an open task nobody can do; a supervisor gives it to somebody */
export const NOBODY_TO_ASK = 'nobody-to-ask';

/** Waiting user tasks become rows, deadlines and inbox entries; cancelled ones leave the lists. */
@Injectable()
export class UserTaskProjector implements OnModuleInit {
  constructor(
    private readonly projectors: StepProjectorRegistry,
    private readonly tasks: UserTaskRepository,
    private readonly people: TaskPeopleResolver,
    private readonly deadlines: DeadlineService,
    private readonly incidents: IncidentService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.projectors.register('user-task', (step) => this.project(step));
  }

  private async project(step: StepTaken): Promise<void> {
    if (step.isRenamed) await this.rename(step);
    for (const fact of step.facts) {
      if (fact.kind === 'sequence-flow-taken' || !fact.activity.userTask) continue;
      if (fact.kind === 'activity-started' && fact.waiting) await this.createAt(fact.activity, step);
      if (fact.kind === 'activity-canceled') await this.cancel(fact.activity, step);
    }
  }

  /** What is open goes by the name the group has now. */
  private async rename({ instance: { id, title, groupName } }: StepTaken): Promise<void> {
    for (const task of await this.tasks.listOpenByInstance(id)) {
      await this.tasks.update(task.id, { title, groupName, searchWords: searchWordsOf({ ...task, title, groupName }) });
      await this.tasks.replaceInbox(task.id, inboxOwners(task), task.dueAt);
    }
  }

  /** What breaks while the work is given to people is named after their element; a refusal keeps its own words. */
  private async createAt(activity: ActivityFact, step: StepTaken): Promise<void> {
    try {
      await this.create(activity, step);
    } catch (error) {
      throw error instanceof DomainError ? error : StepFailed.at(activity.elementId, error);
    }
  }

  private async create(activity: ActivityFact, step: StepTaken): Promise<void> {
    const { instance, now } = step;
    const people = await this.people.resolve(activity, instance);
    const id = newId();
    const deadline = await this.startDeadline(id, activity, step);
    const task: UserTask = {
      id,
      tenantId: instance.tenantId,
      processInstanceId: instance.id,
      processDefinitionId: instance.processDefinitionId,
      processDefinitionKey: instance.processDefinitionKey,
      activityInstanceId: activity.id,
      elementId: activity.elementId,
      name: nameOf(activity),
      state: 'CREATED',
      businessKey: instance.businessKey,
      title: instance.title,
      groupNo: instance.groupNo,
      groupName: instance.groupName,
      unitId: instance.unitId,
      searchWords: searchWordsOf({ ...instance, name: nameOf(activity) }),
      assigneeId: people.assigneeId,
      candidates: people.candidates,
      excludedUsers: people.excludedUsers,
      formKey: activity.userTask!.formKey ?? null,
      clause: text(activity.gov.clause),
      priority: activity.userTask!.priority ?? DEFAULT_PRIORITY,
      iteration: activity.iteration ?? null,
      senderId: step.actor.userId,
      relatedTaskId: text(instance.variables.relatedTaskId),
      deadlineId: deadline?.id ?? null,
      dueAt: deadline?.dueAt ?? null,
      createdAt: now,
      completedAt: null,
      completedBy: null,
      completedFor: null,
      outcome: null,
      ownerId: null,
      ...verbsOf(activity.gov),
      previousTaskId: await this.previousOf(step),
      recallable: false,
      returnedFromId: null,
      signing: null,
      signatures: null,
      heldCompletion: null,
      urgeCount: 0,
      lastUrgedAt: null,
    };
    await this.tasks.insert(task);
    await this.tasks.replaceInbox(id, inboxOwners(task), task.dueAt);
    if (people.eligible.length === 0) await this.reportNobody(task, activity.elementName ?? activity.elementId, people);
    await this.events.publish(new UserTaskCreated(task, people.eligible));
  }

  /** The task of a person that this step completed, when it is one. */
  private async previousOf({ instance, facts }: StepTaken): Promise<string | null> {
    const completed = facts.flatMap((fact) => (fact.kind === 'activity-completed' && fact.activity.userTask ? [fact.activity.id] : []));
    return completed.length === 1 ? this.tasks.findIdByActivity(instance.id, completed[0]!) : null;
  }

  private startDeadline(taskId: string, activity: ActivityFact, { instance }: StepTaken) {
    const code = text(activity.gov.deadline);
    if (!code) return undefined;
    return this.deadlines.start({
      tenantId: instance.tenantId,
      code,
      kind: 'TASK',
      processInstanceId: instance.id,
      processDefinitionKey: instance.processDefinitionKey,
      activityInstanceId: activity.id,
      taskId,
      groupNo: instance.groupNo ?? undefined,
      subject: `${instance.title} · ${nameOf(activity)}`,
      title: text(activity.gov.deadlineTitle) ?? undefined,
      ...startOf(activity.gov.deadlineStart),
    });
  }

  private async cancel(activity: ActivityFact, step: StepTaken): Promise<void> {
    const task = await this.tasks.findOpenByActivity(step.instance.id, activity.id);
    if (!task) return;
    await this.tasks.update(task.id, { state: 'CANCELED', completedAt: step.now });
    await this.tasks.replaceInbox(task.id, [], null);
    if (task.deadlineId) await this.deadlines.cancel(task.deadlineId);
    const { processInstanceId, elementId } = task;
    await this.incidents.resolve({ sourceId: task.id }, 'ENDED');
    if (!(await this.tasks.isOpenAt(processInstanceId, elementId))) await this.incidents.resolve({ processInstanceId, elementId, kind: NOBODY_TO_ASK }, 'ENDED');
  }

  /** In the diagram's words: those who run the system read it, and the task's own name may speak of the case. */
  private reportNobody(task: UserTask, elementName: string, people: TaskPeople): Promise<void> {
    return this.incidents.raise({
      tenantId: task.tenantId,
      processInstanceId: task.processInstanceId,
      elementId: task.elementId,
      elementName,
      kind: NOBODY_TO_ASK,
      sentence: {
        zh: `“${elementName}”没有可办理的人员${people.candidates.notes.length ? `（${people.candidates.notes.join('；')}）` : ''}，请监督部门改派。`,
        en: `Nobody can do "${elementName}"; a supervisor must give it to somebody.`,
      },
    });
  }
}

/** The identities under which an open task is listed. */
export function inboxOwners(task: Pick<UserTask, 'assigneeId' | 'candidates' | 'signatures'>): string[] {
  const signers = signersOf(task);
  if (signers.length > 0) return signers.map((id) => `a:${id}`);
  if (task.assigneeId) return [`a:${task.assigneeId}`];
  return [...task.candidates.users.map((id) => `u:${id}`), ...task.candidates.groups.map((group) => `g:${group}`)];
}

/** What it is found by, folded. */
function searchWordsOf({ title, name, businessKey, groupName }: Pick<UserTask, 'title' | 'name' | 'businessKey' | 'groupName'>): string {
  return [title, name, businessKey, groupName].filter((words) => words !== null).map(foldText).join('\n');
}

/** `gov:subject` tells the tasks of one element apart, as the rows of a ladder: 登记报送情况：报公安分局. */
function nameOf(activity: ActivityFact): string {
  const name = activity.elementName ?? activity.elementId;
  const subject = text(activity.gov.subject);
  return subject ? `${name}：${subject}` : name;
}

function startOf(value: unknown): { startDate?: string; startAt?: Date } {
  if (typeof value !== 'string' || value === '') return {};
  return value.length === 10 ? { startDate: value } : { startAt: new Date(value) };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
