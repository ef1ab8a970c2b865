import { Injectable } from '@nestjs/common';
import { localDateOf, newId, SYSTEM_USER_ID } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { SequenceService } from '../../platform/sequence';
import type { StartPreparation, StartRequest } from '../../workflow/registry';
import { GroupQueries } from '../group';
import { CaseCatalogue } from './case-catalogue.queries';
import { AnonymousReportHasItsOwnDoor, AnonymousReportTakesNoFiles, ViolationReportInvalid } from './violation.errors';
import { isSuspectedSecret } from './violation.policy';
import { CONTENT_FIELDS, reportOf, reportProblems, sourceOf, type ViolationReport } from './violation-report.policy';
import { ViolationRepository } from './violation.repository';

/** Start handler of P10: takes a clue, keeps the reporter apart from the case, and drops everything that may be secret. */
@Injectable()
export class ViolationStartService {
  constructor(
    private readonly groups: GroupQueries,
    private readonly users: UserDirectory,
    private readonly catalogue: CaseCatalogue,
    private readonly sequences: SequenceService,
    private readonly cases: ViolationRepository,
  ) {}

  async receive(request: StartRequest): Promise<StartPreparation> {
    if (isSuspectedSecret(request.variables)) return this.receiveSecretNotice(request);
    const { actor, tenantId, now } = request;
    const report = reportOf(request.variables);
    if (report.anonymous && actor.kind === 'user') throw new AnonymousReportHasItsOwnDoor();
    if (report.anonymous && report.attachments.length > 0) throw new AnonymousReportTakesNoFiles();
    const group = await this.groups.find(tenantId, report.groupNo);
    const problems = reportProblems(report, {
      now,
      actor,
      group: group ?? undefined,
      strangers: await this.strangers(tenantId, report.reportedUserIds),
      unknownItems: await this.catalogue.unknownItems(tenantId, report.itemCodes),
    });
    if (!group || problems.length > 0) throw new ViolationReportInvalid(problems);
    const caseNo = await this.nextCaseNo(tenantId, now);
    await this.keepReporter(request, caseNo, report);
    return {
      businessKey: caseNo,
      title: `违规处置：${group.name}`,
      groupNo: group.groupNo,
      unitId: group.unitId,
      protectStarter: true,
      variables: {
        caseNo,
        starter: SYSTEM_USER_ID,
        possibleSecret: false,
        secretFlag: false,
        groupNo: group.groupNo,
        groupName: group.name,
        unitId: group.unitId,
        memberCount: group.memberCount,
        source: sourceOf(actor, report, group),
        foundByOwner: report.foundByOwner,
        discoveredAt: report.discoveredAt!.toISOString(),
        reportedAt: now.toISOString(),
        itemCodes: report.itemCodes,
        description: report.description,
        senderHint: report.senderHint,
        reportedUserIds: report.reportedUserIds,
        spread: report.spread,
        topic: report.topic,
        attachments: report.attachments,
        anonymous: report.anonymous,
        queryCodeHash: null,
        silentRounds: 0,
        hasDuplicates: false,
        duplicates: [],
      },
    };
  }

  /** Number and time; whatever else was sent is overwritten before anything is stored. */
  private async receiveSecretNotice({ tenantId, now }: StartRequest): Promise<StartPreparation> {
    const caseNo = await this.nextCaseNo(tenantId, now);
    return {
      businessKey: caseNo,
      title: `可能涉密线索 ${caseNo}：请改走线下保密渠道`,
      protectStarter: true,
      variables: {
        ...Object.fromEntries(CONTENT_FIELDS.map((field) => [field, null])),
        caseNo,
        starter: SYSTEM_USER_ID,
        possibleSecret: true,
        reportedAt: now.toISOString(),
      },
    };
  }

  private async nextCaseNo(tenantId: string, now: Date): Promise<string> {
    const year = Number(localDateOf(now).slice(0, 4));
    return `V-${year}-${String(await this.sequences.next(tenantId, 'violation-case', year)).padStart(6, '0')}`;
  }

  private async keepReporter({ actor, tenantId, variables }: StartRequest, caseNo: string, report: ViolationReport): Promise<void> {
    await this.cases.insertReporter({
      id: newId(),
      tenantId,
      caseNo,
      userId: report.anonymous || actor.kind === 'system' ? null : actor.userId,
      queryCodeHash: report.anonymous && typeof variables.queryCodeHash === 'string' ? variables.queryCodeHash : null,
      answeredAt: null,
    });
  }

  private async strangers(tenantId: string, userIds: readonly string[]): Promise<string[]> {
    const users = await Promise.all(userIds.map((id) => this.users.find(id)));
    return userIds.filter((_, index) => users[index]?.tenantId !== tenantId);
  }
}
