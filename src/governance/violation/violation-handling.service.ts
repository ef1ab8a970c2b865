import { Injectable } from '@nestjs/common';
import { newId } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { FollowUpService } from '../follow-up';
import { CaseReports } from './case-reports.registry';
import { handlersOf, substitutesOf } from './recusal.policy';
import type { DisposalAction, ViolationCase } from './violation-case.entity';
import {
  className,
  ladderOf,
  measureName,
  needsSupervisorToClose,
  SILENT_ROUNDS,
  type CaseClass,
  type Classification,
  type MeasureType,
  type Risk,
  type Severity,
  type Spread,
} from './violation.policy';
import { ViolationRepository } from './violation.repository';

interface MeasureInput {
  readonly type: MeasureType;
  readonly target?: string | null;
  readonly doneAt: string;
}

/** What the owner did, what it turned out to be, and where it leads. Called by the service tasks, in their step. */
@Injectable()
export class ViolationHandlingService {
  constructor(
    private readonly cases: ViolationRepository,
    private readonly reports: CaseReports,
    private readonly followUps: FollowUpService,
  ) {}

  /** The time ran out: the task is given to ADMIN ∪ FIRST_RESP, the second time to the supervisor as well. */
  async ownerSilent(call: ServiceTaskCall): Promise<Variables> {
    const row = await this.load(call);
    const silentRounds = row.silentRounds + 1;
    await this.cases.update(row, { silentRounds }, call.context.now);
    const handlers = texts(call.variables.handlerCandidates);
    const substitutes = substitutesOf({ handlers, skippedRoles: row.skippedRoles });
    const supervisor = silentRounds >= SILENT_ROUNDS && !row.skippedRoles.includes('SUPERVISOR') ? ['SUPERVISOR@tenant'] : [];
    return { silentRounds, disposeCandidates: [...new Set([...substitutes, ...supervisor])], disposalStartAt: null };
  }

  async recordDisposal(call: ServiceTaskCall): Promise<Variables> {
    const { context, variables } = call;
    const row = await this.load(call);
    const proofs = [...texts(variables.evidenceIds), ...texts(variables.measureProof)];
    const lessReason = text(variables.lessReason);
    const measures = ((variables.measures as MeasureInput[] | null) ?? []).map(
      (measure): DisposalAction => ({
        id: newId(),
        tenantId: row.tenantId,
        caseNo: row.caseNo,
        type: measure.type,
        target: measure.target ?? row.senderHint,
        doneAt: new Date(measure.doneAt),
        recordedBy: context.actor.userId,
        recordedAt: context.now,
        evidenceIds: proofs,
        lessReason,
      }),
    );
    await this.cases.insertMeasures(measures);
    const first = measures.map((measure) => measure.doneAt.getTime()).sort((a, b) => a - b)[0];
    const contested = variables.contested === true;
    await this.cases.update(row, { state: 'DISPOSED', contested, firstMeasureAt: first === undefined ? context.now : new Date(first) }, context.now);
    const candidates = this.candidates(row, call, { contested, severity: row.severity, caseClass: row.class });
    return { contested, classifyCandidates: candidates.classify, closeCandidates: candidates.close, caseSummary: summaryOf(row, measures) };
  }

  /** The classification stands: history, new ladder, and who closes. */
  async recordClassification(call: ServiceTaskCall): Promise<Variables> {
    const { context, variables } = call;
    const row = await this.load(call);
    const classification = variables.decision as Classification;
    const founded = classification !== 'UNFOUNDED';
    const judged = {
      class: founded ? ((variables.class as CaseClass | null) ?? row.class) : row.class,
      severity: founded ? ((variables.severity as Severity | null) ?? row.severity) : row.severity,
      risk: founded ? ((variables.risk as Risk | null) ?? row.risk) : row.risk,
      spread: founded ? ((variables.spread as Spread | null) ?? row.spread) : row.spread,
    };
    const ladder = founded && judged.class ? ladderOf(judged.class, variables.leaveLadder === true) : null;
    await this.cases.insertAssessment({
      id: newId(),
      tenantId: row.tenantId,
      caseNo: row.caseNo,
      at: context.now,
      judgedBy: context.actor.userId,
      phase: 'CONFIRMED',
      decision: classification,
      ...judged,
      reason: text(variables.classifyReason),
    });
    await this.cases.update(row, { ...judged, ladder, state: 'CLASSIFIED', classifiedAt: context.now }, context.now);
    const missing = await this.reports.reconcile({ caseNo: row.caseNo, ladder, variables: { ...variables, ladder, risk: judged.risk }, context });
    const candidates = this.candidates(row, call, { contested: row.contested, severity: judged.severity, caseClass: judged.class });
    return {
      classification,
      ...judged,
      className: judged.class ? className(judged.class) : null,
      ladder,
      supplementNeeded: founded && missing,
      closeCandidates: candidates.close,
    };
  }

  /** 管理缺陷: the rectification order has no process yet; the follow-up keeps the thread, the case is handed over. */
  async referRectification(call: ServiceTaskCall): Promise<void> {
    const row = await this.load(call);
    await this.follow(row, call, 'P11', `案件 ${row.caseNo} 暴露管理缺陷，需发出限令整改通知书`);
  }

  /** 影响严重: D08 has no process yet; a person decides about the consequence (PIPL 24: no automated sanctions). */
  async proposeConsequence(call: ServiceTaskCall): Promise<void> {
    const row = await this.load(call);
    const crime = call.variables.suspectedCrime === true ? '，涉嫌违法犯罪，建议移送' : '';
    await this.follow(row, call, 'D08', `案件 ${row.caseNo}（${className(row.class ?? 'MANUAL')}）影响严重，需作出后果处理决定${crime}`);
  }

  private async follow(row: ViolationCase, { context }: ServiceTaskCall, kind: 'P11' | 'D08', reason: string): Promise<void> {
    await this.followUps.record({
      tenantId: row.tenantId,
      kind,
      groupNo: row.groupNo ?? undefined,
      caseNo: row.caseNo,
      reason,
      source: `violation-case:${row.caseNo}`,
      processInstanceId: context.processInstanceId,
    });
  }

  private candidates(row: ViolationCase, { variables }: ServiceTaskCall, judgement: { contested: boolean; severity: Severity | null; caseClass: CaseClass | null }) {
    const recusal = {
      row: row.recusalRow ?? 8,
      handlers: texts(variables.handlerCandidates),
      skippedRoles: row.skippedRoles,
      reporterStaysAway: false,
      leaveLadder: variables.leaveLadder === true,
      text: '',
    };
    return handlersOf(recusal, {
      contestedOrS1: judgement.contested || judgement.severity === 'S1',
      supervisorCloses: needsSupervisorToClose(judgement.caseClass, judgement.severity),
    });
  }

  private load({ context, variables }: ServiceTaskCall): Promise<ViolationCase> {
    return this.cases.getForUpdate({ tenantId: context.tenantId, caseNo: String(variables.caseNo) });
  }
}

/** What the reports are pre-filled with, so that nobody types it again. Names nobody who reported. */
function summaryOf(row: ViolationCase, measures: readonly DisposalAction[]): string {
  const shanghai = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const done = measures.map((measure) => `${shanghai(measure.doneAt)} ${measureName(measure.type)}${measure.target ? `（${measure.target}）` : ''}`);
  return [
    `案件 ${row.caseNo}，群组“${row.groupName ?? ''}”。`,
    row.discoveredAt ? `发现时间：${shanghai(row.discoveredAt)}。` : '',
    `涉及条目：${row.itemCodes.join('、')}（${className(row.class ?? 'MANUAL')}，待定性）。`,
    row.description ? `情况：${row.description}` : '',
    `已采取措施：${done.length > 0 ? done.join('；') : '无'}。`,
  ].filter((line) => line !== '').join('\n');
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
