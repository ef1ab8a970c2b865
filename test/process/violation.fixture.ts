import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectDefinition } from '../../src/engine/definition';
import { GroupService, type WorkGroup } from '../../src/governance/group';
import { UnitOfWork } from '../../src/platform/database';
import { UserTaskService } from '../../src/workflow/user-task';
import type { ProcessHost } from '../support/process-host';

type Values = Record<string, unknown>;

export interface GroupSpec {
  readonly name: string;
  readonly tenantId: string;
  readonly unitId: string;
  readonly ownerId: string;
  readonly firstResponsibleId: string;
  readonly members: number;
  readonly adminIds?: string[];
  readonly audience?: WorkGroup['audience'];
}

/** The groups of the demo in which its cases happen. */
export const G27: GroupSpec = { name: '甲乙社区-居民服务2群', tenantId: 'DEMO-ST', unitId: 'ST-JIAYI', ownerId: 'S09', adminIds: ['S11'], firstResponsibleId: 'S05', members: 205, audience: 'PUBLIC' };
export const G36: GroupSpec = { name: '街道-信访联络-工作群', tenantId: 'DEMO-ST', unitId: 'ST-OFFICE', ownerId: 'S11', firstResponsibleId: 'S02', members: 12 };
export const G37: GroupSpec = { name: '丙丁村-志愿者-工作群', tenantId: 'DEMO-ST', unitId: 'ST-BINGDING', ownerId: 'S10', firstResponsibleId: 'S07', members: 96, audience: 'PUBLIC' };
export const G18: GroupSpec = { name: '拆迁协调-项目-工作群', tenantId: 'DEMO-ENT', unitId: 'ENT-BRIDGE', ownerId: 'E08', adminIds: ['E10'], firstResponsibleId: 'E05', members: 210 };

/** A group that stands in the register as ACTIVE; how it came there is another process's test. */
export async function activeGroup(host: Pick<ProcessHost, 'get' | 'now'>, spec: GroupSpec): Promise<string> {
  const groups = host.get(GroupService);
  const facts = { at: host.now, actorId: spec.ownerId };
  const audience = spec.audience ?? 'INTERNAL';
  const group = await groups.create(
    {
      demoRef: null, name: spec.name, kind: audience === 'PUBLIC' ? 'PUBLIC' : 'INTERNAL', audience, underUnitName: true, purpose: 'WORK_CONTACT', functionText: null,
      platform: 'WECHAT', unitId: spec.unitId, ownerId: spec.ownerId, adminIds: spec.adminIds ?? [], firstResponsibleId: spec.firstResponsibleId, designatedPersonId: null,
      memberCategories: ['STAFF'], memberCap: 400, capReason: '居民较多', expectedMembers: spec.members, activity: 'MID', projectName: null, plannedEndDate: null, existingSince: null,
    },
    spec.tenantId,
    facts,
  );
  const ref = { tenantId: spec.tenantId, groupNo: group.groupNo };
  for (const event of ['review', 'approve', 'land'] as const) await groups.transition(ref, event, facts);
  await groups.setMemberCount(ref, spec.members, facts);
  return group.groupNo;
}

/** A clue as the start form sends it. */
export function clue(groupNo: string, discoveredAt: string, more: Values = {}): Values {
  return { groupNo, discoveredAt, itemCodes: ['IL10'], description: '群内有人发布侮辱他人的言论', senderHint: '夜猫', spread: 'INSIDE', ...more };
}

export function measures(doneAt: string, ...types: string[]): { type: string; doneAt: string }[] {
  return types.map((type) => ({ type, doneAt }));
}

export interface ReportRow {
  readonly doc_no: string;
  readonly ladder: string;
  readonly row_code: string;
  readonly state: string;
  readonly note: string | null;
  readonly due_at: number | null;
  readonly late_minutes: number;
  readonly supplement_of: string | null;
  readonly task_id: string | null;
  readonly receiver_name: string | null;
  readonly received_at: number | null;
}

/** The ladder of a case as it stands. */
export function reportsOf(host: ProcessHost, caseNo: string): Promise<ReportRow[]> {
  return host.get(UnitOfWork).query<ReportRow>('SELECT * FROM escalation_report WHERE case_no = ? ORDER BY planned_at, level, row_code', [caseNo]);
}

/** `1:RECEIVED 2:RELEASED 3a:PLANNED` */
export async function ladderOf(host: ProcessHost, caseNo: string): Promise<string> {
  return (await reportsOf(host, caseNo)).map((report) => `${report.row_code}:${report.state}`).join(' ');
}

/** Submits one row's report in a person's name; letters bring their receipt. */
export async function submitReport(host: ProcessHost, userId: string, caseNo: string, row: string, values: Values = {}): Promise<void> {
  const report = (await reportsOf(host, caseNo)).find((one) => one.row_code === row && one.state === 'RELEASED');
  if (!report?.task_id) throw new Error(`row ${row} is not open: ${await ladderOf(host, caseNo)}`);
  const actor = await host.actor(userId);
  const task = (await host.openTasks(caseNo)).find((one) => one.id === report.task_id)!;
  if (task.assigneeId === null) await host.get(UserTaskService).claim(actor, task.id);
  const letter = task.elementId === 'register-letter';
  const sent = letter
    ? { sendChannel: 'DEDICATED_LINE', sentAt: host.now.toISOString(), receiver: '值班室', receiptNo: '收文-样例-012', evidenceIds: await host.screenshots(userId, 1) }
    : {};
  await host.get(UserTaskService).complete(actor, task.id, { summary: '情况已核实，措施已到位。', ...sent, ...values });
  await host.settle();
}

/** One row of `violation_case`. */
export async function caseOf(host: ProcessHost, caseNo: string): Promise<Record<string, unknown>> {
  return (await host.get(UnitOfWork).query('SELECT * FROM violation_case WHERE case_no = ?', [caseNo]))[0]!;
}

/** Takes a case to the point where reports and classification run: evidence kept, measures registered. */
export async function disposed(host: ProcessHost, userId: string, caseNo: string, types: string[] = ['MUTE', 'REMOVE', 'BLACKLIST']): Promise<void> {
  await host.complete(userId, 'dispose', { evidenceIds: await host.screenshots(userId, 1), measures: measures(host.now.toISOString(), ...types) }, { of: caseNo });
}

/** Adds every element visited and every flow taken by runs of this process. */
export async function collect(host: ProcessHost, processDefinitionKey: string, seen: Set<string>): Promise<void> {
  for (const instance of await host.instances(processDefinitionKey)) {
    for (const id of await host.visited(instance.id)) seen.add(id);
    const flows = await host.get(UnitOfWork).query<{ sequence_flow_id: string }>('SELECT sequence_flow_id FROM sequence_flow_taken WHERE process_instance_id = ?', [instance.id]);
    for (const flow of flows) seen.add(flow.sequence_flow_id);
  }
}

/** What the shipped diagram has and no run has reached: elements, boundary events, outcomes of gateways. */
export async function neverReached(processDefinitionKey: string, seen: ReadonlySet<string>): Promise<string[]> {
  const xml = readFileSync(join(__dirname, `../../processes/shared/${processDefinitionKey}/${processDefinitionKey}.bpmn`), 'utf8');
  const { elements, flows } = await inspectDefinition(xml);
  // an event sub-process is visited through its start event
  const visitable = elements.filter(({ type }) => type !== 'subProcess');
  return [...visitable, ...flows].map(({ id }) => id).filter((id) => !seen.has(id));
}
