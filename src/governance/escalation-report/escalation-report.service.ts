import { Injectable } from '@nestjs/common';
import { localDateOf, newId } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { SequenceService } from '../../platform/sequence';
import { MessageService } from '../../workflow/message';
import { EscalationReport } from './escalation-report.entity';
import { EscalationReportRepository } from './escalation-report.repository';
import { ReportDelivery } from './report-delivery.service';
import { clockStart, earlierReportTo, lateMinutes, missingRows, planRow, releasable, supersededRows, type LadderRow, type PlannedReport } from './ladder.policy';

/** A row as the diagram's multi-instance body sees it (`row`). */
interface BranchRow {
  readonly docNo: string;
  readonly level: number;
  readonly row: string;
  readonly title: string;
  readonly channel: string;
  readonly toRole: string;
  readonly deadlineCode: string;
  readonly fromCandidates: readonly string[];
  readonly excludedUsers: readonly string[];
  readonly startsAtOnce: boolean;
}

/** Plans, opens, submits, receives and releases reports. The level order lives here, not in the diagram (modelling.md). */
@Injectable()
export class EscalationReportService {
  constructor(
    private readonly reports: EscalationReportRepository,
    private readonly sequences: SequenceService,
    private readonly messages: MessageService,
    private readonly delivery: ReportDelivery,
  ) {}

  /** D06's rows become reports, missing ones only; answers the branches of the multi-instance sub-process. */
  async plan({ context, variables }: ServiceTaskCall): Promise<Variables> {
    const { tenantId, now } = context;
    const caseNo = String(variables.caseNo);
    const known = await this.reports.listByCase(tenantId, caseNo);
    const recusal = { skippedRoles: texts(variables.skippedRoles), handlers: texts(variables.handlerCandidates) };
    const planned: EscalationReport[] = [];
    let iteration = 0;
    for (const row of missingRows((variables.ladderRows as LadderRow[] | null) ?? [], known)) {
      const plan = planRow(row, recusal);
      const earlier = earlierReportTo(row, known);
      const note = plan.skippedBecause ?? (earlier?.covers ? `已由 ${earlier.docNo} 报出` : null);
      const report = {
        ...blank(plan),
        tenantId,
        caseNo,
        docNo: earlier && !note ? await this.supplementNo(tenantId, caseNo, earlier.docNo) : await this.nextDocNo(tenantId, now),
        groupNo: text(variables.groupNo),
        unitId: text(variables.unitId),
        state: note ? ('SKIPPED' as const) : ('PLANNED' as const),
        note,
        supplementOf: earlier && !note ? earlier.docNo : null,
        processInstanceId: context.processInstanceId,
        iteration: note ? null : iteration++,
        plannedAt: now,
      };
      await this.reports.insert(report);
      planned.push(report);
    }
    const first = new Map(releasable([...known, ...planned]).map(({ report, note }) => [report.docNo, note]));
    const branches = planned.filter((report) => report.state === 'PLANNED');
    for (const report of branches) {
      if (first.get(report.docNo)) await this.reports.update(report, { note: first.get(report.docNo) });
    }
    return { reports: branches.map((report) => branchOf(report, first.has(report.docNo), texts(variables.recusedUsers))) };
  }

  /** The branch is free: from here its clock runs. */
  async open({ context, input, variables }: ServiceTaskCall): Promise<Variables> {
    const report = await this.reports.getForUpdate(context.tenantId, String(input.docNo));
    const releasedAt = report.releasedAt ?? context.now;
    await this.reports.update(report, { state: 'RELEASED', releasedAt });
    const discoveredAt = text(variables.discoveredAt);
    const start = clockStart(report, releasedAt, { byOwner: variables.foundByOwner === true, at: discoveredAt ? new Date(discoveredAt) : null });
    return { clockStart: start.toISOString(), docNo: report.docNo, reportTitle: report.title };
  }

  /** Sending is doing: the row is settled, whatever the receiver does; the next level may start. */
  async submit({ context, input, variables }: ServiceTaskCall): Promise<void> {
    const { tenantId, now, actor } = context;
    const report = await this.reports.getForUpdate(tenantId, String(input.docNo));
    const isLetter = report.channel !== 'IN_APP';
    await this.reports.update(report, {
      state: isLetter ? 'RECEIVED' : 'SUBMITTED',
      summary: text(variables.summary),
      submittedBy: actor.userId,
      submittedAt: now,
      lateMinutes: lateMinutes(report.dueAt, now),
      ...(isLetter
        ? {
            sendChannel: text(variables.sendChannel),
            sentAt: text(variables.sentAt) ? new Date(String(variables.sentAt)) : now,
            receivedAt: now,
            receiverName: text(variables.receiver),
            receiptNo: text(variables.receiptNo),
          }
        : {}),
    });
    await this.receiveImplied(report, actor);
    await this.delivery.deliver(report, actor, {
      groupName: text(variables.groupName),
      recusedUsers: texts(variables.recusedUsers),
      skippedRoles: texts(variables.skippedRoles),
      recusalRow: typeof variables.recusalRow === 'number' ? variables.recusalRow : null,
    });
    await this.releaseNext(tenantId, report.caseNo, now);
  }

  /** 签收: proof of reading, nothing waits for it. */
  async receive({ context, variables }: ServiceTaskCall): Promise<void> {
    const report = await this.reports.getForUpdate(context.tenantId, String(variables.docNo));
    if (report.receivedAt) return;
    const { userId, name } = context.actor;
    await this.reports.update(report, { state: 'RECEIVED', receivedAt: context.now, receivedBy: userId, receiverName: name, note: text(variables.receiptRemark) ?? report.note });
  }

  /** Starts every row whose levels below are settled; a late level is passed over with a note. */
  async releaseNext(tenantId: string, caseNo: string, at: Date): Promise<void> {
    for (const { report, note } of releasable(await this.reports.listByCase(tenantId, caseNo))) {
      await this.reports.update(report, { state: 'RELEASED', releasedAt: at, note: note ?? report.note });
      await this.messages.send({ tenantId, name: 'report.released', correlationKey: report.docNo, variables: { decision: 'OPEN' } });
    }
  }

  /** The due instant passed without a report: the level counts as settled. */
  async miss(report: EscalationReport, at: Date): Promise<void> {
    if (report.state !== 'RELEASED' || report.missedAt) return;
    await this.reports.update(report, { missedAt: at });
    await this.releaseNext(report.tenantId, report.caseNo, at);
  }

  /** Rows a new judgement no longer asks for end their branches; what is released or submitted stays. */
  async cancelSuperseded(tenantId: string, caseNo: string, expected: readonly LadderRow[], at: Date): Promise<void> {
    for (const report of supersededRows(expected, await this.reports.listByCase(tenantId, caseNo))) {
      await this.reports.update(report, { state: 'CANCELLED', note: '定性后不再需要' });
      await this.messages.send({ tenantId, name: 'report.released', correlationKey: report.docNo, variables: { decision: 'CANCEL' } });
    }
    await this.releaseNext(tenantId, caseNo, at);
  }

  /** Who reports onwards has evidently read: his own receipts are registered with it. */
  private async receiveImplied(report: EscalationReport, actor: { userId: string; name: string }): Promise<void> {
    const known = await this.reports.listByCase(report.tenantId, report.caseNo);
    const read = known.filter((one) => one.state === 'SUBMITTED' && one.channel === 'IN_APP' && one.level < report.level && one.ladder === report.ladder && report.fromRoles.includes(one.toRole));
    for (const one of read) {
      await this.reports.update(one, { state: 'RECEIVED', receivedAt: report.submittedAt, receivedBy: actor.userId, receiverName: actor.name });
      await this.messages.send({ tenantId: one.tenantId, name: 'receipt.registered', correlationKey: one.docNo });
    }
  }

  private async nextDocNo(tenantId: string, now: Date): Promise<string> {
    const year = Number(localDateOf(now).slice(0, 4));
    return `R-${year}-${String(await this.sequences.next(tenantId, 'escalation-report', year)).padStart(6, '0')}`;
  }

  private async supplementNo(tenantId: string, caseNo: string, docNo: string): Promise<string> {
    const base = docNo.split('-续')[0]!;
    const used = (await this.reports.listByCase(tenantId, caseNo)).filter((one) => one.docNo.startsWith(`${base}-续`)).length;
    return `${base}-续${used + 1}`;
  }
}

function branchOf(report: EscalationReport, startsAtOnce: boolean, recusedUsers: readonly string[]): BranchRow {
  const { docNo, level, row, title, channel, toRole, deadlineCode, fromRoles } = report;
  return { docNo, level, row, title, channel, toRole, deadlineCode, fromCandidates: fromRoles, excludedUsers: recusedUsers, startsAtOnce };
}

function blank({ row, fromRoles, ccRoles }: PlannedReport) {
  const { ladder, level, title, toRole, channel, deadlineCode, basis } = row;
  return {
    id: newId(), ladder, level, row: row.row, title, fromRoles: [...fromRoles], toRole, ccRoles: [...ccRoles], channel, deadlineCode, basis,
    taskId: null, deadlineId: null, summary: null, submittedBy: null, sendChannel: null, sentAt: null, releasedAt: null, dueAt: null, missedAt: null,
    submittedAt: null, lateMinutes: 0, receivedAt: null, receivedBy: null, receiverName: null, receiptNo: null,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
