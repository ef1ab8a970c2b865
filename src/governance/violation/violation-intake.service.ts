import { Injectable } from '@nestjs/common';
import { newId, systemActor } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { MessageService } from '../../workflow/message';
import { EvidenceService } from '../evidence';
import { GroupQueries, GroupService, isLive } from '../group';
import { CaseCatalogue } from './case-catalogue.queries';
import { handlersOf, isReporterHandler, recusalOf, rolesInCase, type RecusalRow } from './recusal.policy';
import type { ViolationCase } from './violation-case.entity';
import { reportOf } from './violation-report.policy';
import {
  className,
  deadlineCodesOf,
  duplicateReasons,
  ladderOf,
  needsSupervisorToClose,
  type CaseClass,
  type CaseSource,
  type Risk,
  type Severity,
} from './violation.policy';
import { ViolationRepository } from './violation.repository';

const REPEAT_WINDOW_MS = 90 * 86_400_000;

/** From the clue to the person who handles it: row, duplicates, conflicts, first judgement, handlers. */
@Injectable()
export class ViolationIntakeService {
  constructor(
    private readonly cases: ViolationRepository,
    private readonly groups: GroupQueries,
    private readonly register: GroupService,
    private readonly users: UserDirectory,
    private readonly evidence: EvidenceService,
    private readonly messages: MessageService,
    private readonly catalogue: CaseCatalogue,
  ) {}

  /** A notice of suspected secrets: number and time, no group, no reporter, no word of what was seen. */
  async recordSecretNotice({ context, variables }: ServiceTaskCall): Promise<void> {
    await this.cases.insert({
      ...emptyCase(context.tenantId, String(variables.caseNo), context.now),
      state: 'SECRET_NOTICE',
      processInstanceId: context.processInstanceId,
    });
  }

  /** Writes the row and finds what D10 and the merge need to know. */
  async takeIn({ context, variables }: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now, processInstanceId } = context;
    const caseNo = String(variables.caseNo);
    const report = reportOf(variables);
    const group = await this.groups.get(tenantId, report.groupNo);
    const row: ViolationCase = {
      ...emptyCase(tenantId, caseNo, now),
      demoRef: typeof variables.demoRef === 'string' ? variables.demoRef : null,
      groupNo: group.groupNo,
      groupName: group.name,
      unitId: group.unitId,
      ownerId: group.ownerId,
      source: variables.source as CaseSource,
      itemCodes: [...report.itemCodes],
      description: report.description,
      senderHint: report.senderHint,
      reportedUserIds: [...report.reportedUserIds],
      recusedUsers: [...report.reportedUserIds],
      spread: report.spread,
      topic: report.topic,
      foundByOwner: report.foundByOwner,
      processInstanceId,
      discoveredAt: report.discoveredAt,
    };
    const duplicates = (await this.cases.listOpenOfGroup(tenantId, group.groupNo)).flatMap((other) => {
      const reasons = duplicateReasons(row, other);
      return reasons ? [{ value: other.caseNo, label: `${other.caseNo}（${reasons.join('；')}）` }] : [];
    });
    await this.cases.insert(row);
    const reporter = await this.cases.findReporter({ tenantId, caseNo });
    if (report.attachments.length > 0 && reporter?.userId) {
      const actor = { ...systemActor(tenantId), userId: reporter.userId };
      await this.evidence.attach({ actor, evidenceIds: report.attachments, processInstanceId, groupNo: group.groupNo, caseNo, protectUploader: true });
    }
    if (isLive(group.state)) {
      await this.register.setOverlay({ tenantId, groupNo: group.groupNo }, 'CASE_OPEN', true, { at: now, actorId: context.actor.userId, processInstanceId, note: caseNo });
    }
    // the group is on its way out already: nobody will tell this case any more, so it tells itself
    if (group.state === 'DISSOLVING' || group.state === 'FORCED_DISSOLVING') {
      await this.messages.send({ tenantId, name: 'group.dissolving', correlationKey: group.groupNo, broadcast: true });
    }
    const reportedRoles = rolesInCase(await this.people(report.reportedUserIds), group);
    const reporterRoles = reporter?.userId ? rolesInCase(await this.people([reporter.userId]), group) : [];
    return { reportedRoles, reporterIsHandler: isReporterHandler(reporterRoles, reportedRoles), duplicates, hasDuplicates: duplicates.length > 0 };
  }

  /** What the tables said becomes a judgement and names: severity, deadlines, who disposes, classifies, closes. */
  async assignHandlers({ context, variables }: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now } = context;
    const row = await this.cases.getForUpdate({ tenantId, caseNo: String(variables.caseNo) });
    const preClass = variables.preClass as { class: CaseClass; severity: Severity | null; contentUpload: string };
    const risk = (variables.riskResult as { risk: Risk }).risk;
    const recusal = recusalOf((variables.recusal as RecusalRow[] | null) ?? []);
    const facts = { spread: row.spread, memberCount: Number(variables.memberCount ?? 0) };
    const severity = preClass.severity ?? (await this.catalogue.severity(tenantId, row.itemCodes, preClass.class, facts));
    const ladder = ladderOf(preClass.class, recusal.leaveLadder);
    const reporter = recusal.reporterStaysAway ? await this.cases.findReporter(row) : null;
    const recusedUsers = [...new Set([...row.reportedUserIds, ...(reporter?.userId ? [reporter.userId] : [])])];
    const handlers = handlersOf(recusal, { contestedOrS1: severity === 'S1', supervisorCloses: needsSupervisorToClose(preClass.class, severity) });
    const codes = deadlineCodesOf(preClass.class);
    await this.cases.update(
      row,
      { class: preClass.class, severity, risk, ladder, state: 'DISPOSING', assignedAt: now, recusedUsers, skippedRoles: [...recusal.skippedRoles], recusalRow: recusal.row },
      now,
    );
    await this.cases.insertAssessment({
      id: newId(),
      tenantId,
      caseNo: row.caseNo,
      at: now,
      judgedBy: 'D05,D14',
      phase: 'INTAKE',
      decision: 'PROPOSED',
      class: preClass.class,
      severity,
      risk,
      spread: row.spread,
      reason: null,
    });
    return {
      class: preClass.class,
      className: className(preClass.class),
      severity,
      risk,
      ladder,
      contentUpload: preClass.contentUpload,
      repeats90Days: await this.countRepeats(row, now),
      immediateCode: codes.immediate,
      classifyCode: codes.classify,
      recusal: variables.recusal ?? [],
      recusalRow: recusal.row,
      recusalText: recusal.text,
      leaveLadder: recusal.leaveLadder,
      recusedUsers,
      skippedRoles: recusal.skippedRoles,
      handlerCandidates: recusal.handlers,
      disposeCandidates: handlers.dispose,
      classifyCandidates: handlers.classify,
      closeCandidates: handlers.close,
      assignedAt: now.toISOString(),
      // T-IMM runs from discovery when the owner found it, else from the moment the task is given (modelling.md)
      disposalStartAt: row.foundByOwner && recusal.row === 8 ? row.discoveredAt?.toISOString() : null,
    };
  }

  /** Earlier cases of the last 90 days in this group with the same sender (input of D07). */
  private async countRepeats(row: ViolationCase, now: Date): Promise<number> {
    const earlier = await this.cases.listUpheldSince(row.tenantId, row.groupNo!, new Date(now.getTime() - REPEAT_WINDOW_MS));
    return earlier.filter((other) => {
      if (other.caseNo === row.caseNo || other.parentCaseNo) return false;
      const sameHint = row.senderHint !== null && other.senderHint === row.senderHint;
      return sameHint || other.reportedUserIds.some((id) => row.reportedUserIds.includes(id));
    }).length;
  }

  private async people(userIds: readonly string[]) {
    const users = await Promise.all(userIds.map((id) => this.users.find(id)));
    return users.filter((user) => user !== undefined);
  }
}

function emptyCase(tenantId: string, caseNo: string, now: Date): ViolationCase {
  return {
    id: newId(), tenantId, caseNo, demoRef: null, groupNo: null, groupName: null, unitId: null, ownerId: null, source: null, itemCodes: [],
    description: null, senderHint: null, reportedUserIds: [], class: null, severity: null, risk: null, spread: null, topic: null, ladder: null,
    foundByOwner: false, contested: false, silentRounds: 0, state: 'RECEIVED', parentCaseNo: null, processInstanceId: null,
    recusedUsers: [], skippedRoles: [], recusalRow: null,
    discoveredAt: null, reportedAt: now, assignedAt: null, firstMeasureAt: null, classifiedAt: null, closedAt: null,
    holdAt: null, evidenceFixedAt: null, conclusion: null, cause: null, followUp: null, answer: null, updatedAt: now,
  };
}
