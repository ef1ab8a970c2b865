import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Problem } from '../../common';
import { StartHandlerRegistry, TaskGuardRegistry, type TaskCompletionRequest } from '../../workflow/registry';
import { GroupApplicationService } from './group-application.service';
import { GroupLandingService } from './group-landing.service';
import { GroupApplicationInvalid } from './group.errors';
import { lacksSecondAdministrator } from './group.policy';
import { GroupRepository } from './group.repository';

const PROCESS = 'group-establish';

/** What the forms of P01 cannot know: a completion that breaks a rule of the register is refused, and nothing changes. */
@Injectable()
export class GroupTaskGuards implements OnModuleInit {
  constructor(
    private readonly starts: StartHandlerRegistry,
    private readonly guards: TaskGuardRegistry,
    private readonly applications: GroupApplicationService,
    private readonly landings: GroupLandingService,
    private readonly rows: GroupRepository,
  ) {}

  onModuleInit(): void {
    this.starts.register(PROCESS, (request) => this.applications.receive(request));
    this.guards.register(PROCESS, 'review-by-first-responsible', (request) => this.review(request));
    this.guards.register(PROCESS, 'correct-application', (request) => this.correct(request));
    this.guards.register(PROCESS, 'correct-filing', (request) => this.correct(request));
    this.guards.register(PROCESS, 'approve-application', (request) => this.approve(request));
    this.guards.register(PROCESS, 'register-landing', (request) =>
      this.landings.check({ tenantId: request.tenantId, groupNo: groupNoOf(request) }, { ...request.variables, ...request.input }, request.now),
    );
  }

  private async review(request: TaskCompletionRequest): Promise<void> {
    if (request.input.decision !== 'AGREE') return;
    const corrected = typeof request.input.correctedName === 'string' && request.input.correctedName.trim() !== '';
    const settled = { ...request.variables, ...request.input, ...(corrected ? { groupName: request.input.correctedName } : {}) };
    const draft = await this.applications.check(request.tenantId, settled, request.now, groupNoOf(request));
    refuseLonelyOwner(Number(request.variables.grade), draft.ownerId, draft.adminIds);
  }

  private async correct(request: TaskCompletionRequest): Promise<void> {
    await this.applications.check(request.tenantId, { ...request.variables, ...request.input }, request.now, groupNoOf(request));
  }

  /** Raising a group to grade 1 raises what it needs, too. */
  private async approve(request: TaskCompletionRequest): Promise<void> {
    if (request.input.decision !== 'APPROVE' && request.input.decision !== 'APPROVE_WITH_CONDITIONS') return;
    const group = await this.rows.getForUpdate({ tenantId: request.tenantId, groupNo: groupNoOf(request) });
    refuseLonelyOwner(Number(request.input.gradeOverride) || (group.grade ?? 3), group.ownerId, group.adminIds);
  }
}

function refuseLonelyOwner(grade: number, ownerId: string | null, adminIds: readonly string[]): void {
  if (ownerId === null || !lacksSecondAdministrator(grade, ownerId, adminIds)) return;
  const problem: Problem = {
    field: 'decision',
    code: 'second-administrator-missing',
    message: { zh: '一级群组除群主外至少还应有一名管理员，请退回申请人补充', en: 'a first-grade group needs an administrator beside its owner; return the application' },
  };
  throw new GroupApplicationInvalid([problem]);
}

function groupNoOf(request: TaskCompletionRequest): string {
  return request.groupNo ?? request.businessKey;
}
