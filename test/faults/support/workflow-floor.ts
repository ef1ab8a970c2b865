import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { systemActor, type RoleHolding } from '../../../src/common';
import { boundary, callActivity, catchEvent, endEvent, message, onMessage, and, path, process as diagram, serviceTask, startEvent, timer, userTask } from '../../../src/engine/bpmn-server/step-rig';
import { AuditModule, AuditService } from '../../../src/platform/audit';
import type { Settings } from '../../../src/platform/config';
import { HttpModule } from '../../../src/platform/http';
import { IdentityModule, IdentityService, UserDirectory } from '../../../src/platform/identity';
import { NotificationModule } from '../../../src/platform/notification';
import { OutboxModule } from '../../../src/platform/outbox';
import { CalendarModule } from '../../../src/workflow/calendar';
import { DeadlineModule } from '../../../src/workflow/deadline';
import { DeploymentModule, DeploymentService } from '../../../src/workflow/deployment';
import { HistoryModule } from '../../../src/workflow/history';
import { IncidentModule } from '../../../src/workflow/incident';
import { JobModule } from '../../../src/workflow/job';
import { MessageModule } from '../../../src/workflow/message';
import { ProcessInstanceModule } from '../../../src/workflow/process-instance';
import { ProcessInstanceViewModule } from '../../../src/workflow/process-instance-view';
import { DeadlineRuleRegistry, RegistryModule, RoleResolverRegistry, ServiceTaskRegistry } from '../../../src/workflow/registry';
import { TimerModule } from '../../../src/workflow/timer';
import { UserTaskModule } from '../../../src/workflow/user-task';
import { platformModules } from '../../support/booted-app';

/** The organization of the fault suite. */
export const TENANT = 'T';
const CLERK: RoleHolding = { role: 'CLERK', orgId: TENANT };
const PEOPLE: Record<string, RoleHolding> = { ann: CLERK, ben: CLERK, cat: CLERK, sue: { role: 'SUPERVISOR', orgId: TENANT } };
/** people by name, so that the diagrams also run under the whole application, whose roles are others */
const byClerks = 'camunda:candidateUsers="ann,ben,cat"';

/** One diagram per kind of command, in the short hand of the engine's tests. */
const DIAGRAMS: Record<string, { body: string; roots?: string }> = {
  // a form of approval: one takes it, two sign side by side, the numbering is a service task
  approval: {
    body:
      startEvent('s') + userTask('review', byClerks) + and('fork') + userTask('sign-a', byClerks) + userTask('sign-b', byClerks) + and('join') + serviceTask('issue-number', 'note') + endEvent('e', 'name="已归档"') +
      path('s', 'review', 'fork', 'sign-a', 'join', 'issue-number', 'e') + path('fork', 'sign-b', 'join'),
  },
  reminder: {
    body: startEvent('s') + userTask('act', byClerks) + boundary('late', 'act', timer('=wait')) + userTask('instead', byClerks) + endEvent('e') + endEvent('e2') + path('s', 'act', 'e') + path('late', 'instead', 'e2'),
  },
  pause: { body: startEvent('s') + catchEvent('wait', '', timer('=wait')) + userTask('act', byClerks) + endEvent('e') + path('s', 'wait', 'act', 'e') },
  delivery: { body: startEvent('s') + catchEvent('goods', '', onMessage('m')) + userTask('unpack', byClerks) + endEvent('e') + path('s', 'goods', 'unpack', 'e'), roots: message('m', 'goods.arrived') },
  child: { body: startEvent('s') + userTask('work', byClerks) + endEvent('e') + path('s', 'work', 'e') },
  parent: { body: startEvent('s') + callActivity('call', 'child') + userTask('after', byClerks) + endEvent('e') + path('s', 'call', 'after', 'e') },
};

/** The workflow floor alone, as `app.module.ts` puts it together. */
export function workflowFloor(settings: Settings): DynamicModule {
  return {
    module: class WorkflowFloor {},
    imports: [
      ...platformModules(settings),
      OutboxModule, HttpModule, IdentityModule, AuditModule, NotificationModule, RegistryModule, JobModule, CalendarModule, HistoryModule, DeadlineModule, IncidentModule,
      DeploymentModule, ProcessInstanceModule, UserTaskModule, TimerModule, MessageModule, ProcessInstanceViewModule,
    ],
  };
}

/** An empty folder of shipped diagrams: the floor has its own. */
export function withoutShippedDiagrams(dataDir: string): string {
  const folder = join(dataDir, 'processes');
  mkdirSync(join(folder, 'shared'), { recursive: true });
  return folder;
}

/** The service task of the suite's diagrams. */
export function attachServiceTask(app: INestApplicationContext): void {
  const get = <T>(token: abstract new (...args: never[]) => T) => app.get<T>(token as never, { strict: false });
  get(ServiceTaskRegistry).register('note', async ({ context }) => {
    await get(AuditService).record({ tenantId: context.tenantId, actor: systemActor(context.tenantId), action: 'number.issue', object: `process-instance/${context.processInstanceId}` });
  });
}

/** What the domain would register from above; under the whole application it does so itself. */
export function attachDomain(app: INestApplicationContext): void {
  const get = <T>(token: abstract new (...args: never[]) => T) => app.get<T>(token as never, { strict: false });
  get(DeadlineRuleRegistry).provide({ get: async () => undefined as never });
  get(RoleResolverRegistry).provide({ resolve: async (expression) => ({ userIds: [], groupIds: [expression.replace('@tenant', `:${TENANT}`)] }) });
}

/** People and diagrams, as far as they are not there. */
export async function furnish(app: INestApplicationContext): Promise<void> {
  if (await app.get(UserDirectory, { strict: false }).find('ann')) return;
  for (const [id, holding] of Object.entries(PEOPLE)) {
    await app.get(IdentityService, { strict: false }).createUser({ id, tenantId: TENANT, username: id, name: id, orgId: TENANT, title: id, roles: [holding] });
  }
  for (const [key, { body, roots }] of Object.entries(DIAGRAMS)) await deployDiagram(app, key, body, roots);
}

export async function deployDiagram(app: INestApplicationContext, key: string, body: string, roots = '', reason = 'test'): Promise<number> {
  const content = diagram(body, roots).replace('<bpmn:process id="p"', `<bpmn:process id="${key}" name="${key}"`);
  const { definitions } = await app.get(DeploymentService, { strict: false }).deploy({ reason, deployedBy: null, resources: [{ name: `${key}/${key}.bpmn`, content }] });
  return definitions[0]!.version;
}
