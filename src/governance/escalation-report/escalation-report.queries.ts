import { Injectable } from '@nestjs/common';
import type { Variables } from '../../engine';
import { DecisionService } from '../policy';
import type { CaseReport, CaseReportsProvider } from '../violation';
import { EscalationReport } from './escalation-report.entity';
import { EscalationReportRepository } from './escalation-report.repository';
import { EscalationReportService } from './escalation-report.service';
import { missingRows, type LadderRow } from './ladder.policy';

/** Answers the violation module's questions about the reports of a case. */
@Injectable()
export class EscalationReportQueries implements CaseReportsProvider {
  constructor(
    private readonly reports: EscalationReportRepository,
    private readonly service: EscalationReportService,
    private readonly decisions: DecisionService,
  ) {}

  async list(tenantId: string, caseNo: string): Promise<readonly CaseReport[]> {
    return (await this.reports.listByCase(tenantId, caseNo)).map(toCaseReport);
  }

  async unsubmitted(tenantId: string, caseNo: string): Promise<readonly string[]> {
    const open = (await this.reports.listByCase(tenantId, caseNo)).filter(({ state }) => state === 'PLANNED' || state === 'RELEASED');
    return open.map((report) => report.docNo);
  }

  async people(tenantId: string, caseNo: string): Promise<readonly string[]> {
    const known = await this.reports.listByCase(tenantId, caseNo);
    return [...new Set(known.flatMap((report) => [report.submittedBy, report.receivedBy]).filter((id): id is string => id !== null))];
  }

  async reconcile({ caseNo, ladder, variables, context }: Parameters<CaseReportsProvider['reconcile']>[0]): Promise<boolean> {
    const { tenantId, now } = context;
    const expected = ladder ? await this.rowsOf(tenantId, variables, now) : [];
    await this.service.cancelSuperseded(tenantId, caseNo, expected, now);
    return missingRows(expected, await this.reports.listByCase(tenantId, caseNo)).length > 0;
  }

  private async rowsOf(tenantId: string, variables: Readonly<Variables>, now: Date): Promise<LadderRow[]> {
    const { outputs } = await this.decisions.preview(tenantId, 'D06', variables, now);
    return (Array.isArray(outputs) ? outputs : [outputs]) as LadderRow[];
  }
}

function toCaseReport(report: EscalationReport): CaseReport {
  return {
    docNo: report.docNo,
    ladder: report.ladder,
    level: report.level,
    row: report.row,
    title: report.title,
    state: report.state,
    channel: report.channel,
    toRole: report.toRole,
    dueAt: report.dueAt?.toISOString() ?? null,
    submittedAt: report.submittedAt?.toISOString() ?? null,
    lateMinutes: report.lateMinutes,
    receivedAt: report.receivedAt?.toISOString() ?? null,
    receiverName: report.receiverName,
    receiptNo: report.receiptNo,
    note: report.note,
  };
}
