import type { Variables } from '../../../src/engine';
import type { Settings } from '../../../src/platform/config';
import { UnitOfWork } from '../../../src/platform/database';
import { OutboxTries } from '../../../src/platform/outbox';
import { IncidentResolutionService, StuckWorkService, type ResolveCommand } from '../../../src/workflow/incident-resolution';
import { JobWorker } from '../../../src/workflow/job';
import type { ProcessInstance } from '../../../src/workflow/process-instance';
import { ProcessDefinitionRepository } from '../../../src/workflow/process-definition';
import { DeadlineRuleRegistry, RoleResolverRegistry, type DeadlineRule, type ResolvedRole, type ServiceTask } from '../../../src/workflow/registry';
import { WorkflowHost, type WorkflowHostOptions } from '../../support/workflow-host';

export interface FoundIncident {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly element: string | null;
  readonly cause: string;
  readonly message: string;
  readonly attempts: number;
  readonly resolution: string | null;
}

export type PoisonOptions = Omit<WorkflowHostOptions, 'roles' | 'services'> & {
  readonly roles: (expression: string) => ResolvedRole;
  readonly rule: (code: string) => DeadlineRule | undefined;
};

/** A workflow host in which things can be broken and mended while it runs. */
export class PoisonWorld {
  /** what the service task `poison` does for an instance whose variable `mood` says so */
  readonly moods = new Map<string, ServiceTask>();
  /** anything else that can be broken: roles, rules, decisions, subscribers */
  readonly broken = new Set<string>();

  private current!: WorkflowHost;

  private constructor(private readonly options: PoisonOptions) {}

  static async boot(options: (world: () => PoisonWorld) => PoisonOptions): Promise<PoisonWorld> {
    const world: PoisonWorld = new PoisonWorld(options(() => world));
    await world.open();
    return world;
  }

  get host(): WorkflowHost {
    return this.current;
  }

  /** The process ends and another one starts on what is in the database. */
  async restart(): Promise<void> {
    const { settings } = this.current;
    await this.current.close();
    await this.open(settings);
  }

  private async open(settings?: Settings): Promise<void> {
    const { roles, rule, ...rest } = this.options;
    this.current = await WorkflowHost.boot({
      ...rest,
      settings,
      services: { poison: async (call) => (await this.moods.get(String(call.variables.mood))?.(call)) ?? {} },
    });
    this.current.get(RoleResolverRegistry).provide({ resolve: async (expression) => roles(expression) });
    this.current.get(DeadlineRuleRegistry).provide({ get: async (code) => rule(code)! });
    jest.spyOn(this.current.get(OutboxTries)['logger'], 'warn').mockImplementation(() => undefined);
    jest.spyOn(this.current.get(JobWorker)['logger'], 'warn').mockImplementation(() => undefined);
  }

  /** A diagram no deployment would let through, as an older release may have stored it. */
  async store(key: string, body: string, stub: string): Promise<void> {
    const { id, xml } = await this.host.deploy(key, stub);
    await this.sql('UPDATE process_definition SET xml = ? WHERE id = ?', [xml.replace(/(<bpmn:process [^>]*>)[^]*(<\/bpmn:process>)/, (_, open: string, close: string) => `${open}${body}${close}`), id]);
    this.forgetDefinitions();
  }

  /** As after a restart: nothing of the deployed versions is in memory. */
  forgetDefinitions(): void {
    (this.host.get(ProcessDefinitionRepository) as unknown as { byId: Map<string, unknown> }).byId.clear();
  }

  start(key: string, variables: Variables = {}): Promise<ProcessInstance> {
    return this.host.start(key, variables);
  }

  sql(statement: string, parameters: readonly unknown[] = []): Promise<unknown> {
    const work = this.host.get(UnitOfWork);
    return work.run(() => work.query(statement, parameters));
  }

  /** Spends every retry of jobs and messages without waiting for the back-off. */
  async exhaust(): Promise<void> {
    for (let round = 0; round < 7; round++) {
      await this.sql(`UPDATE outbox_message SET available_at = 0 WHERE status = 'PENDING'`);
      await this.sql(`UPDATE job SET retry_at = NULL WHERE status = 'PENDING'`);
      await this.host.settle();
      await this.host.get(JobWorker).sweep();
    }
  }

  /** Completes the task and expects the step to break. */
  async breakBy(elementId: string, instanceId: string): Promise<void> {
    const outcome = await this.host.complete('ann', elementId, {}, instanceId).then(() => 'went through', () => 'broke');
    expect(outcome).toBe('broke');
    expect(await this.host.open(instanceId)).toContain(elementId);
  }

  async incidentsOf(instanceId: string | null): Promise<FoundIncident[]> {
    const rows = await this.host.query<Omit<FoundIncident, 'element' | 'cause'> & { element_id: string | null; failed_element_id: string | null; cause: string | null }>(
      `SELECT id, kind, state, element_id, failed_element_id, cause, message, attempts, resolution FROM incident WHERE ${instanceId === null ? 'process_instance_id IS NULL' : 'process_instance_id = ?'} ORDER BY id`,
      instanceId === null ? [] : [instanceId],
    );
    return rows.map(({ id, kind, state, element_id, failed_element_id, cause, message, attempts, resolution }) => ({
      id, kind, state, element: failed_element_id ?? element_id, cause: cause === null ? '' : (JSON.parse(cause) as { zh: string }).zh, message, attempts: Number(attempts), resolution,
    }));
  }

  /** The supervisor acts. */
  async resolve(incidentId: string, command: Partial<ResolveCommand> = {}): Promise<void> {
    await this.host.get(IncidentResolutionService).resolve(await this.host.actor('sue'), incidentId, { action: 'retry', reason: '已排除故障', ...command });
    await this.host.settle();
  }

  /** A run of another diagram, begun and ended: nobody else is affected. */
  async runHealthy(): Promise<void> {
    const { id } = await this.host.start('healthy');
    await this.host.complete('ann', 'ask', {}, id);
    expect((await this.host.instance(id)).state).toBe('COMPLETED');
  }

  /** One whole round of the sweep, now. */
  async sweep(): Promise<void> {
    await this.sql('UPDATE sweep_round SET due_at = 0');
    await this.host.get(StuckWorkService).sweep();
  }
}
