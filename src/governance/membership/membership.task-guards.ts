import { Injectable, type OnModuleInit } from '@nestjs/common';
import { localDateOf } from '../../common';
import { StartHandlerRegistry, TaskGuardRegistry, type TaskCompletionRequest } from '../../workflow/registry';
import { AdmissionService } from './admission.service';
import { MemberAuditService } from './member-audit.service';
import { AdmissionInvalid, AuditInvalid } from './membership.errors';
import { cleaningProblems, findingProblems, findingsOf, joinedDateProblem, reachesLevel, type VerificationLevel, type VerificationMethod } from './membership.policy';
import { MembershipRepository } from './membership.repository';

/** Start handlers and guards of P03 and P05: what their forms cannot know. */
@Injectable()
export class MembershipTaskGuards implements OnModuleInit {
  constructor(
    private readonly starts: StartHandlerRegistry,
    private readonly guards: TaskGuardRegistry,
    private readonly admissions: AdmissionService,
    private readonly audits: MemberAuditService,
    private readonly rows: MembershipRepository,
  ) {}

  onModuleInit(): void {
    this.starts.register('member-admission', (request) => this.admissions.receive(request));
    this.starts.register('member-audit', (request) => this.audits.open(request));
    this.guards.register('member-admission', 'verify-identity', (request) => this.verify(request));
    this.guards.register('member-admission', 'confirm-joined', (request) => this.join(request));
    this.guards.register('member-audit', 'verify-roster', (request) => this.findings(request));
    this.guards.register('member-audit', 'clean-roster', (request) => this.cleaning(request));
  }

  private async verify(request: TaskCompletionRequest): Promise<void> {
    if (request.input.verificationResult !== 'PASS') return;
    const admission = (request.variables.admission ?? {}) as Record<string, unknown>;
    const level = (typeof admission.verification === 'string' ? admission.verification : 'MANUAL') as VerificationLevel;
    if (reachesLevel(level, request.input.method as VerificationMethod)) return;
    throw new AdmissionInvalid([
      { field: 'method', code: 'method-too-weak', message: { zh: '该类人员须凭用工单位或社区证明、当面核对证件或网号网证核验', en: 'this category needs a certificate, a sighted document or a network identity' } },
    ]);
  }

  private async join(request: TaskCompletionRequest): Promise<void> {
    const problem = joinedDateProblem(request.input.joinedDate, localDateOf(request.now));
    if (problem) throw new AdmissionInvalid([problem]);
  }

  private async findings(request: TaskCompletionRequest): Promise<void> {
    const members = await this.rows.listInGroup({ tenantId: request.tenantId, groupNo: String(request.variables.groupNo) });
    const problems = findingProblems(findingsOf(request.input), members);
    if (problems.length > 0) throw new AuditInvalid(problems);
  }

  private async cleaning(request: TaskCompletionRequest): Promise<void> {
    const audit = await this.rows.getAudit(request.tenantId, String(request.variables.auditNo));
    const removed = Array.isArray(request.input.removedMemberIds) ? (request.input.removedMemberIds as string[]) : [];
    const members = new Set((await this.rows.listInGroup({ tenantId: request.tenantId, groupNo: audit.groupNo })).map((member) => member.id));
    const problems = cleaningProblems({ removed, seenAfter: Number(request.input.seenAfter) }, { toRemove: audit.toRemove, memberCap: Number(request.variables.memberCap) });
    if (removed.some((id) => !members.has(id))) problems.push({ field: 'removedMemberIds', code: 'not-a-member', message: { zh: '所选人员不在本群名册中', en: 'somebody chosen is not in the roster' } });
    if (problems.length > 0) throw new AuditInvalid(problems);
  }
}
