import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestingModule } from '@nestjs/testing';
import type { Actor, RoleHolding } from '../../src/common';
import type { Variables } from '../../src/engine';
import { process } from '../../src/engine/bpmn-server/step-rig';
import { AuditModule } from '../../src/platform/audit';
import { MovableClock } from '../../src/platform/clock';
import type { Settings } from '../../src/platform/config';
import { DATABASE_CONFIG, UnitOfWork, type DatabaseConfig } from '../../src/platform/database';
import { HttpModule } from '../../src/platform/http';
import { IdentityModule, IdentityService, UserDirectory } from '../../src/platform/identity';
import { NotificationModule, NotificationQueries, type Notification } from '../../src/platform/notification';
import { OutboxModule, OutboxService } from '../../src/platform/outbox';
import { CalendarModule } from '../../src/workflow/calendar';
import { DeadlineModule } from '../../src/workflow/deadline';
import { DeploymentModule, DeploymentService } from '../../src/workflow/deployment';
import type { FormSchema } from '../../src/workflow/form';
import { HistoryModule, HistoryRepository } from '../../src/workflow/history';
import { IncidentModule } from '../../src/workflow/incident';
import { IncidentResolutionModule } from '../../src/workflow/incident-resolution';
import { InstanceVariableModule } from '../../src/workflow/instance-variable';
import { ClockTravelService, JobModule } from '../../src/workflow/job';
import { MessageModule } from '../../src/workflow/message';
import type { ProcessDefinition } from '../../src/workflow/process-definition';
import { ProcessInstanceModule, ProcessInstanceRepository, ProcessInstanceService, type ProcessInstance } from '../../src/workflow/process-instance';
import { ProcessInstanceViewModule } from '../../src/workflow/process-instance-view';
import {
  DeadlineRuleRegistry, DecisionRegistry, RegistryModule, RoleResolverRegistry, ServiceTaskRegistry, type DeadlineRule, type ResolvedRole, type ServiceTask,
} from '../../src/workflow/registry';
import { TimerModule } from '../../src/workflow/timer';
import { UserTaskModule, UserTaskRepository, UserTaskService, type UserTask } from '../../src/workflow/user-task';
import { platformTestingModule } from './booted-app';
import { tablesOf } from './schema-catalog';
import { temporaryFolder, testSettings } from './test-settings';

/** The organization of the tests; `OTHER_TENANT` must never see anything of it. */
export const TENANT = 'T';
export const OTHER_TENANT = 'U';

const PEOPLE: Record<string, { tenantId: string; roles: RoleHolding[] }> = {
  ann: { tenantId: TENANT, roles: [{ role: 'CLERK', orgId: TENANT }] },
  ben: { tenantId: TENANT, roles: [{ role: 'CLERK', orgId: TENANT }] },
  sue: { tenantId: TENANT, roles: [{ role: 'SUPERVISOR', orgId: TENANT }] },
  zoe: { tenantId: OTHER_TENANT, roles: [{ role: 'CLERK', orgId: OTHER_TENANT }] },
};

export interface WorkflowHostOptions {
  readonly at?: string;
  /** those of an earlier host: another one on the same database */
  readonly settings?: Settings;
  readonly overrides?: Partial<Settings>;
  readonly services?: Record<string, ServiceTask>;
  readonly decide?: (decisionRef: string, variables: Readonly<Variables>) => unknown;
  readonly deadlineRules?: readonly DeadlineRule[];
  /** role expression → who; `CLERK@tenant` and the like mean the holders of the role without being listed */
  readonly roles?: Record<string, ResolvedRole>;
  /** another database than a new one: a second host beside the first, which has made the people already */
  readonly besides?: WorkflowHost;
}

/**
 * The workflow floor alone, without the domain: real engine, real database, manual clock, people ann, ben and sue of one
 * organization and zoe of another. Diagrams come in the short hand of the engine's `step-rig`.
 */
export class WorkflowHost {
  private constructor(
    private readonly module: TestingModule,
    readonly settings: Settings,
  ) {}

  static async boot(options: WorkflowHostOptions = {}): Promise<WorkflowHost> {
    const shared = options.besides && { database: options.besides.database };
    const settings = options.settings ?? testSettings({ demoNow: new Date(options.at ?? '2026-10-12T10:00:00+08:00'), processesDir: noProcesses(), ...shared, ...options.overrides });
    const module = await platformTestingModule(
      [
        OutboxModule, HttpModule, IdentityModule, AuditModule, NotificationModule, RegistryModule, JobModule, CalendarModule, HistoryModule, DeadlineModule, IncidentModule,
        DeploymentModule, ProcessInstanceModule, UserTaskModule, TimerModule, MessageModule, ProcessInstanceViewModule, InstanceVariableModule, IncidentResolutionModule,
      ],
      settings,
    );
    const host = new WorkflowHost(module, settings);
    for (const [name, task] of Object.entries(options.services ?? {})) host.get(ServiceTaskRegistry).register(name, task);
    host.get(DecisionRegistry).provide({ evaluate: async (ref, variables) => options.decide?.(ref, variables), refs: () => ['D1'] });
    host.get(DeadlineRuleRegistry).provide({ get: async (code) => (options.deadlineRules ?? []).find((rule) => rule.code === code)! });
    host.get(RoleResolverRegistry).provide({
      resolve: async (expression) => options.roles?.[expression] ?? { userIds: [], groupIds: [expression.replace('@tenant', `:${TENANT}`)] },
    });
    // the people are in the database already
    if (options.besides ?? options.settings) return host;
    for (const [id, { tenantId, roles }] of Object.entries(PEOPLE)) await host.get(IdentityService).createUser({ id, tenantId, username: id, name: id, orgId: tenantId, title: id, roles });
    return host;
  }

  close(): Promise<void> {
    return this.module.close();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.module.get(token as never, { strict: false });
  }

  get database(): DatabaseConfig {
    return this.module.get(DATABASE_CONFIG, { strict: false });
  }

  get now(): Date {
    return this.get(MovableClock).now();
  }

  actor(userId: string): Promise<Actor> {
    return this.get(UserDirectory).getActor(userId);
  }

  /** Deploys a diagram in short hand under this key. */
  async deploy(key: string, body: string, options: { roots?: string; forms?: Record<string, FormSchema> } = {}): Promise<ProcessDefinition> {
    const xml = process(body, options.roots).replace('<bpmn:process id="p"', `<bpmn:process id="${key}" name="${key}"`);
    const forms = Object.entries(options.forms ?? {}).map(([name, schema]) => ({ name: `${key}/${name}.form.json`, content: JSON.stringify(schema) }));
    const { definitions } = await this.get(DeploymentService).deploy({ reason: 'test', deployedBy: null, isShipped: true, resources: [{ name: `${key}/${key}.bpmn`, content: xml }, ...forms] });
    return definitions[0]!;
  }

  async start(processDefinitionKey: string, variables: Variables = {}, more: { userId?: string; businessKey?: string; within?: boolean } = {}): Promise<ProcessInstance> {
    const { id } = await this.get(ProcessInstanceService).start({ actor: await this.actor(more.userId ?? 'ann'), tenantId: TENANT, processDefinitionKey, variables, businessKey: more.businessKey });
    // inside of a transaction the caller's commit comes first
    if (!more.within) await this.settle();
    return this.instance(id);
  }

  /** Claims when needed and completes the open task of the element. */
  async complete(userId: string, elementId: string, variables: Variables = {}, of?: string): Promise<void> {
    const task = await this.task(elementId, of);
    const actor = await this.actor(userId);
    if (task.assigneeId === null) await this.get(UserTaskService).claim(actor, task.id);
    await this.get(UserTaskService).complete(actor, task.id, variables);
    await this.settle();
  }

  async openTasks(of?: string): Promise<UserTask[]> {
    const rows = await this.query<{ id: string }>(`SELECT id FROM user_task WHERE state = 'CREATED'${of ? ' AND process_instance_id = ?' : ''} ORDER BY created_at, id`, of ? [of] : []);
    return Promise.all(rows.map(async ({ id }) => (await this.get(UserTaskRepository).find(id))!));
  }

  async task(elementId: string, of?: string): Promise<UserTask> {
    const open = await this.openTasks(of);
    const found = open.find((task) => task.elementId === elementId);
    if (!found) throw new Error(`no open task ${elementId}; open are: ${open.map((task) => task.elementId).join(', ') || 'none'}`);
    return found;
  }

  async open(of?: string): Promise<string[]> {
    return (await this.openTasks(of)).map((task) => task.elementId).sort();
  }

  async instance(id: string): Promise<ProcessInstance> {
    return (await this.get(ProcessInstanceRepository).find(id))!;
  }

  async instances(processDefinitionKey: string): Promise<ProcessInstance[]> {
    const rows = await this.query<{ id: string }>('SELECT id FROM process_instance WHERE process_definition_key = ? ORDER BY id', [processDefinitionKey]);
    return Promise.all(rows.map(({ id }) => this.instance(id)));
  }

  /** `KIND element or name: text`, oldest first. */
  async story(processInstanceId: string): Promise<string[]> {
    const entries = await this.get(HistoryRepository).listFor([processInstanceId]);
    return entries.reverse().map(({ kind, elementId, elementName, detail }) => [kind, elementId ?? elementName, detail?.text].filter(Boolean).join(' '));
  }

  incidents(): Promise<{ kind: string; state: string; element_id: string | null; process_instance_id: string | null; message: string; attempts: number }[]> {
    return this.query('SELECT kind, state, element_id, process_instance_id, message, attempts FROM incident ORDER BY id');
  }

  async notifications(userId: string): Promise<readonly Notification[]> {
    return (await this.get(NotificationQueries).listOf(await this.actor(userId), { limit: 100 })).items;
  }

  query<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    return this.get(UnitOfWork).query<T>(sql, parameters);
  }

  /** How many rows each table holds: what a refused command must not change. */
  async rowCounts(): Promise<Record<string, number>> {
    const work = this.get(UnitOfWork);
    const counts: [string, number][] = [];
    for (const name of await tablesOf(work, work.isPostgres)) counts.push([name, Number((await this.query<{ n: number }>(`SELECT COUNT(*) AS n FROM "${name}"`))[0]!.n)]);
    return Object.fromEntries(counts);
  }

  travelTo(iso: string): Promise<number> {
    return this.get(ClockTravelService).travelTo(new Date(iso));
  }

  settle(): Promise<void> {
    return this.get(OutboxService).drain();
  }
}

function noProcesses(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'shared'));
  return folder;
}
