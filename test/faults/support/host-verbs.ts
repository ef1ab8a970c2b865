import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { INestApplicationContext } from '@nestjs/common';
import { armFaultPoints, type FaultPoint } from '../../../src/common';
import type { Variables } from '../../../src/engine';
import { endEvent, path, startEvent, userTask } from '../../../src/engine/bpmn-server/step-rig';
import { AuditService } from '../../../src/platform/audit';
import { MovableClock } from '../../../src/platform/clock';
import { UnitOfWork } from '../../../src/platform/database';
import { SessionService, UserDirectory } from '../../../src/platform/identity';
import { OutboxService } from '../../../src/platform/outbox';
import { ClockTravelService, JobWorker } from '../../../src/workflow/job';
import { JobRepository } from '../../../src/workflow/job/job.repository';
import { MessageService } from '../../../src/workflow/message';
import { ProcessInstanceService, SuspendProcessInstance } from '../../../src/workflow/process-instance';
import { TaskListQueries, UserTaskService } from '../../../src/workflow/user-task';
import { deployDiagram, TENANT } from './workflow-floor';

export interface OpenTask {
  readonly id: string;
  readonly processInstanceId: string;
  readonly elementId: string;
  readonly assigneeId: string | null;
}

/** What a host does when it is asked. Every verb is one call into the product, as a controller makes it. */
export function hostVerbs(app: INestApplicationContext) {
  const get = <T>(token: abstract new (...args: never[]) => T) => app.get<T>(token as never, { strict: false });
  const actor = (userId: string) => get(UserDirectory).getActor(userId);
  const query = <T>(sql: string, parameters: readonly unknown[] = []) => get(UnitOfWork).query<T>(sql, parameters);
  return {
    start: async (userId: string, processDefinitionKey: string, businessKey: string, variables: Variables = {}): Promise<string> =>
      (await get(ProcessInstanceService).start({ actor: await actor(userId), tenantId: TENANT, processDefinitionKey, businessKey, variables })).id,
    claim: async (userId: string, taskId: string): Promise<void> => get(UserTaskService).claim(await actor(userId), taskId),
    unclaim: async (userId: string, taskId: string): Promise<void> => get(UserTaskService).unclaim(await actor(userId), taskId),
    complete: async (userId: string, taskId: string, opinion: string): Promise<void> => get(UserTaskService).complete(await actor(userId), taskId, {}, opinion),
    assign: async (userId: string, taskId: string, to: string, reason: string): Promise<void> => get(UserTaskService).assign(await actor(userId), taskId, to, reason),
    comment: async (userId: string, taskId: string, text: string): Promise<void> => get(UserTaskService).comment(await actor(userId), taskId, text),
    suspend: async (userId: string, processInstanceId: string, reason: string): Promise<void> => get(SuspendProcessInstance).run(processInstanceId, await actor(userId), reason),
    cancel: async (userId: string, processInstanceId: string, reason: string): Promise<void> => get(ProcessInstanceService).cancel(processInstanceId, await actor(userId), reason),
    send: (correlationKey: string, variables: Variables = {}): Promise<void> => get(MessageService).send({ tenantId: TENANT, name: 'goods.arrived', correlationKey, variables }),
    /** A one-task diagram under this key; answers the version. */
    deploy: (key: string, reason: string): Promise<number> => deployDiagram(app, key, startEvent('s') + userTask('act', 'camunda:assignee="ann"') + endEvent('e') + path('s', 'act', 'e'), '', reason),
    /** Any diagram in the short hand of the engine's tests, under this key. */
    deployDiagram: (key: string, body: string, roots = ''): Promise<number> => deployDiagram(app, key, body, roots),
    /** Business time, of a manual clock, forward; fires what falls due on the way and answers how many. */
    travelTo: (iso: string): Promise<number> => get(ClockTravelService).travelTo(new Date(iso)),
    /** Fires what is due now. */
    sweep: (): Promise<number> => get(JobWorker).sweep(),
    /** Fires the one timer of a run, as a worker does that has just read its row; answers whether there was something to do. */
    fireTimer: async (processInstanceId: string): Promise<boolean> => {
      const [row] = await query<{ key: string }>(`SELECT key FROM job WHERE process_instance_id = ? AND status = 'PENDING'`, [processInstanceId]);
      const job = row && (await get(JobRepository).findPendingByKey(row.key));
      return job ? get(JobWorker).fire(job) : false;
    },
    settle: (): Promise<void> => get(OutboxService).drain(),
    now: async (): Promise<string> => get(MovableClock).now().toISOString(),
    openTasks: (processInstanceId?: string): Promise<OpenTask[]> =>
      query(
        `SELECT id, process_instance_id AS "processInstanceId", element_id AS "elementId", assignee_id AS "assigneeId" FROM user_task WHERE state = 'CREATED'${processInstanceId ? ' AND process_instance_id = ?' : ''} ORDER BY id`,
        processInstanceId ? [processInstanceId] : [],
      ),
    listClaimable: async (userId: string): Promise<number> => (await get(TaskListQueries).list(await actor(userId), { list: 'claimable', limit: 50 })).items.length,
    verifyAudit: async () => get(AuditService).verify(TENANT),
    openSession: async (userId: string): Promise<string> => (await get(SessionService).open(userId)).token,
    query: (sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> => query(sql, parameters),
    /** One write outside of the product's own commands, in a unit of work. */
    write: (sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> => get(UnitOfWork).run(() => query(sql, parameters)),
    /** From now on: this process kills itself when it comes to the point for the nth time. */
    killAt: async (point: FaultPoint, nth: number): Promise<void> => killAt(point, nth),
    /** From now on: this process stands still (SIGSTOP) when it comes to the point for the nth time. */
    stopAt: async (point: FaultPoint, nth: number): Promise<void> => strikeAt(point, nth, 'SIGSTOP'),
    /** Which points are met until `recorded` asks. */
    record: async (): Promise<void> => {
      met.length = 0;
      armFaultPoints((point) => void met.push(point));
    },
    recorded: async (): Promise<FaultPoint[]> => {
      armFaultPoints();
      return [...met];
    },
    /** The next step of anything is overtaken, between the engine and the save, by this completion. */
    overtakenBy: async (userId: string, taskId: string): Promise<void> => {
      armFaultPoints(async (point) => {
        if (point !== 'stepped') return;
        armFaultPoints();
        await get(UserTaskService).complete(await actor(userId), taskId, {}, 'quicker');
      });
    },
    watchLag: async (): Promise<void> => {
      delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      cpu = process.cpuUsage();
    },
    /** How long the event loop was held, in milliseconds, and what the processor was busy with this host. */
    lag: async (): Promise<{ p99: number; max: number; cpuSeconds: number }> => {
      const { user, system } = process.cpuUsage(cpu);
      return { p99: delay!.percentile(99) / 1e6, max: delay!.max / 1e6, cpuSeconds: (user + system) / 1e6 };
    },
    close: async (): Promise<void> => app.close(),
  };
}

export type HostVerbs = ReturnType<typeof hostVerbs>;

let delay: IntervalHistogram | undefined;
let cpu: NodeJS.CpuUsage | undefined;
const met: FaultPoint[] = [];

function killAt(point: FaultPoint, nth: number): void {
  strikeAt(point, nth, 'SIGKILL');
}

function strikeAt(point: FaultPoint, nth: number, signal: 'SIGKILL' | 'SIGSTOP'): void {
  let left = nth;
  armFaultPoints((name) => {
    if (name === point && --left === 0) process.kill(process.pid, signal);
  });
}
