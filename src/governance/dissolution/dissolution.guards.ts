import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf, type Problem } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { TaskGuardRegistry, type TaskCompletionRequest } from '../../workflow/registry';
import { EvidenceQueries } from '../evidence';
import { GroupQueries } from '../group';
import { ViolationCaseQueries } from '../violation';
import { DissolutionInvalid, EvidenceNotFixed } from './dissolution.errors';
import { checkDeclaration, checkEndReport } from './dissolution.policy';

const PROCESS = 'group-dissolve';

/** What the forms of P12 cannot know: today, the evidence of open cases, who is who. */
@Injectable()
export class DissolutionGuards implements OnModuleInit {
  constructor(
    private readonly registry: TaskGuardRegistry,
    private readonly groups: GroupQueries,
    private readonly cases: ViolationCaseQueries,
    private readonly users: UserDirectory,
    private readonly evidence: EvidenceQueries,
  ) {}

  onModuleInit(): void {
    this.registry.register(PROCESS, 'confirm-end-date', (request) => this.confirmEndDate(request));
    this.registry.register(PROCESS, 'dissolve', (request) => this.declare(request));
    this.registry.register(PROCESS, 'decide-force', (request) => this.decideForce(request));
    this.registry.register(PROCESS, 'execute-force', (request) => this.executeForce(request));
  }

  private async confirmEndDate(request: TaskCompletionRequest): Promise<void> {
    refuse(checkEndReport(request.input, request.variables.trigger, localDateOf(request.now)));
  }

  /** Dissolving destroys what is in the group: first the evidence of open cases must be fixed (P10's hold). */
  private async declare(request: TaskCompletionRequest): Promise<void> {
    const group = await this.groups.get(request.tenantId, groupNoOf(request));
    const hold = await this.cases.evidenceHold(request.tenantId, group.groupNo);
    if (hold.held) throw new EvidenceNotFixed(group.groupNo, hold.caseNos);
    refuse(checkDeclaration(request.input, request.now, group.landedAt));
    await this.refuseSamePicture(request);
  }

  /** The same picture under two names is one proof. */
  private async refuseSamePicture({ tenantId, input }: TaskCompletionRequest): Promise<void> {
    const hashes = async (ids: unknown) => (await this.evidence.listByIds(tenantId, Array.isArray(ids) ? ids.map(String) : [])).map(({ sha256 }) => sha256);
    const before = await hashes(input.screenshotsBefore);
    if ((await hashes(input.screenshotsAfter)).some((hash) => before.includes(hash))) {
      refuse([problem('screenshotsAfter', 'same-screenshot', '解散前、解散后须是不同的截图。', 'The screenshots from before and after must be different ones.')]);
    }
  }

  private async decideForce(request: TaskCompletionRequest): Promise<void> {
    if (request.input.forceRoute === 'RETURN') return;
    const executor = typeof request.input.executorId === 'string' ? await this.users.find(request.input.executorId) : undefined;
    if (!executor || executor.tenantId !== request.tenantId || !executor.active) {
      refuse([problem('executorId', 'executor-unknown', '请从本单位人员中指定执行人。', 'Name an executor among the people of this tenant.')]);
    }
    const group = await this.groups.get(request.tenantId, groupNoOf(request));
    if (executor!.id === group.ownerId) {
      refuse([problem('executorId', 'executor-is-owner', '群主逾期未解散，执行人须另行指定；仍由群主办理的请选择“退回群主”。', 'The owner did not dissolve the group; name somebody else, or return it to the owner.')]);
    }
  }

  private async executeForce(request: TaskCompletionRequest): Promise<void> {
    if (request.input.executeResult !== 'LOST') return this.declare(request);
    const route = request.variables.forceRoute;
    if (route !== 'LOST_CONTACT' && route !== 'COMPLAINT') {
      refuse([problem('executeResult', 'lost-without-attempt', '只有决定为“群主失联”或“平台投诉”的，才能列为失管群。', 'Only after a notice or a complaint to the platform can the group be listed as out of control.')]);
    }
  }
}

function groupNoOf(request: TaskCompletionRequest): string {
  return request.groupNo ?? request.businessKey;
}

function problem(field: string, code: string, zh: string, en: string): Problem {
  return { field, code, message: { zh, en } };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new DissolutionInvalid(problems);
}
