import type { Actor } from '../../src/common';
import { AppModule } from '../../src/app.module';
import { DemoPeopleService } from '../../src/demo';
import { EvidenceService } from '../../src/governance/evidence';
import { UserDirectory } from '../../src/platform/identity';
import { MovableClock } from '../../src/platform/clock';
import { UnitOfWork } from '../../src/platform/database';
import { OutboxService } from '../../src/platform/outbox';
import { ClockTravelService } from '../../src/workflow/job';
import { ProcessInstanceRepository, ProcessInstanceService, type ProcessInstance } from '../../src/workflow/process-instance';
import { TaskListQueries, UserTaskRepository, UserTaskService, type UserTask } from '../../src/workflow/user-task';
import { bootApp, type BootedApp } from './booted-app';
import { samplePng } from './sample-files';
import { testSettings } from './test-settings';

type Values = Record<string, unknown>;

/**
 * The whole application on a temporary SQLite file with a manual clock, the shipped diagrams and the people of the
 * demo, driven the way people drive it. `host.complete('S05', 'review-by-first-responsible', {...}, {of: key})`.
 */
export class ProcessHost {
  private pictures = 0;

  private constructor(readonly booted: BootedApp) {}

  /** `at`: where business time begins, ISO with zone. */
  static async boot(at = '2026-10-12T10:00:00+08:00'): Promise<ProcessHost> {
    const settings = testSettings({ demoNow: new Date(at) });
    const host = new ProcessHost(await bootApp(AppModule.forRoot(settings), settings));
    await host.get(DemoPeopleService).create({});
    return host;
  }

  close(): Promise<void> {
    return this.booted.close();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.booted.get(token);
  }

  get now(): Date {
    return this.get(MovableClock).now();
  }

  actor(userId: string): Promise<Actor> {
    return this.get(UserDirectory).getActor(userId);
  }

  /** Starts a process as from its tile: form checked, start handler asked. */
  async start(userId: string, processDefinitionKey: string, variables: Values): Promise<ProcessInstance> {
    const instance = await this.get(ProcessInstanceService).startByHand(await this.actor(userId), processDefinitionKey, variables);
    await this.settle();
    return (await this.get(ProcessInstanceRepository).find(instance.id))!;
  }

  /** Claims when needed and completes the one open task of this element; `of`: business key or instance id. */
  async complete(userId: string, elementId: string, variables: Values = {}, options: { of?: string; opinion?: string } = {}): Promise<UserTask> {
    const task = await this.task(elementId, options.of, userId);
    const actor = await this.actor(userId);
    if (task.assigneeId === null) await this.get(UserTaskService).claim(actor, task.id);
    await this.get(UserTaskService).complete(actor, task.id, variables, options.opinion);
    await this.settle();
    return task;
  }

  /** The open task of an element; with several (a multi-instance) the one of `userId`. Says what is open when it is not there. */
  async task(elementId: string, of?: string, userId?: string): Promise<UserTask> {
    const open = await this.openTasks(of);
    const found = open.filter((task) => task.elementId === elementId);
    const mine = userId === undefined ? found : found.filter((task) => task.assigneeId === userId || task.assigneeId === null);
    const task = (mine.length ? mine : found)[0];
    if (!task) throw new Error(`no open task ${elementId}${of ? ` of ${of}` : ''}; open are: ${open.map((one) => `${one.businessKey}/${one.elementId}(${one.assigneeId ?? one.candidates.groups.concat(one.candidates.users).join('|')})`).join(', ') || 'none'}`);
    return task;
  }

  /** Open tasks, all or those of a business key or instance. */
  async openTasks(of?: string): Promise<UserTask[]> {
    const rows = await this.get(UnitOfWork).query<{ id: string }>(
      `SELECT id FROM user_task WHERE state = 'CREATED'${of ? ' AND (business_key = ? OR process_instance_id = ?)' : ''} ORDER BY created_at, id`,
      of ? [of, of] : [],
    );
    return Promise.all(rows.map(async ({ id }) => (await this.get(UserTaskRepository).find(id))!));
  }

  /** Element ids of the open tasks, sorted. */
  async open(of?: string): Promise<string[]> {
    return (await this.openTasks(of)).map((task) => task.elementId).sort();
  }

  /** `todo` or `claimable` list of a person: element ids in the order of due dates. */
  async list(userId: string, list: 'todo' | 'claimable'): Promise<string[]> {
    return (await this.get(TaskListQueries).list(await this.actor(userId), { list, limit: 100 })).items.map(({ task }) => task.elementId);
  }

  async instance(id: string): Promise<ProcessInstance> {
    return (await this.get(ProcessInstanceRepository).find(id))!;
  }

  /** Runs of a process, oldest first. */
  async instances(processDefinitionKey: string, businessKey?: string): Promise<ProcessInstance[]> {
    const rows = await this.get(UnitOfWork).query<{ id: string }>(
      `SELECT id FROM process_instance WHERE process_definition_key = ?${businessKey ? ' AND business_key = ?' : ''} ORDER BY id`,
      businessKey ? [processDefinitionKey, businessKey] : [processDefinitionKey],
    );
    return Promise.all(rows.map(({ id }) => this.instance(id)));
  }

  /** Element ids a run has visited, in order of their beginning, for "every path" tests. */
  async visited(processInstanceId: string): Promise<string[]> {
    return (await this.get(ProcessInstanceRepository).listActivities(processInstanceId)).map((activity) => activity.elementId);
  }

  /** Moves business time; what falls due on the way fires at its own instant. */
  async travelTo(iso: string): Promise<number> {
    return this.get(ClockTravelService).travelTo(new Date(iso));
  }

  /** Uploads `count` different screenshots in a person's name. */
  async screenshots(userId: string, count: number): Promise<string[]> {
    const actor = await this.actor(userId);
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      ids.push(await this.get(EvidenceService).storeBuffer({ actor, fileName: `截图${n + 1}.png`, content: samplePng(++this.pictures) }));
    }
    return ids;
  }

  /** Until everything written to the outbox has been served. */
  settle(): Promise<void> {
    return this.get(OutboxService).drain();
  }
}
