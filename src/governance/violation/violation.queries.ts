import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor, Page, PageRequest } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { UserDirectory } from '../../platform/identity';
import { GroupQueries } from '../group';
import { isBlind, isShut, mayRead, maySeeReporter } from './case-access.policy';
import { CaseReports } from './case-reports.registry';
import { caseDetail, caseSummary, type ViolationCaseDetail, type ViolationCaseSummary } from './violation.dto';
import { ViolationCase, ViolationReporter } from './violation-case.entity';
import { ViolationCaseNotFound } from './violation.errors';
import { OPEN_STATES, isOpen, type CaseState } from './violation.policy';
import { ViolationRepository } from './violation.repository';

export interface CaseFilter {
  readonly state?: CaseState;
  readonly open?: boolean;
  readonly groupNo?: string;
  readonly class?: string;
}

export interface EvidenceHold {
  readonly held: boolean;
  readonly caseNos: string[];
}

/** Reads of cases. What a person may not see is not in the list and not found by number. */
@Injectable()
export class ViolationCaseQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cases: ViolationRepository,
    private readonly groups: GroupQueries,
    private readonly users: UserDirectory,
    private readonly reports: CaseReports,
  ) {}

  /**
   * Does an open case of the group still need its evidence? Then the group may not be dissolved yet (the click, not the
   * clock). From the opening of the case on: between a dissolution's start and the message's arrival there is no gap.
   */
  async evidenceHold(tenantId: string, groupNo: string): Promise<EvidenceHold> {
    const open = await this.cases.listOpenOfGroup(tenantId, groupNo);
    const caseNos = open.filter((row) => row.evidenceFixedAt === null).map((row) => row.caseNo);
    return { held: caseNos.length > 0, caseNos };
  }

  /** Has this person, as owner of any group, an open case of severity S1 or S2? */
  async hasOpenSevereCase(tenantId: string, ownerId: string): Promise<boolean> {
    const count = await this.unitOfWork
      .repository(ViolationCase)
      .count({ where: { tenantId, ownerId, severity: In(['S1', 'S2']), state: In([...OPEN_STATES]) } });
    return count > 0;
  }

  countOpen(tenantId: string): Promise<number> {
    return this.unitOfWork.repository(ViolationCase).count({ where: { tenantId, state: In([...OPEN_STATES]) } });
  }

  /** Newest first; only cases the actor may open. */
  async list(actor: Actor, filter: CaseFilter, page: PageRequest): Promise<Page<ViolationCaseSummary>> {
    if (isBlind(actor)) return { items: [] };
    const readable: ViolationCase[] = [];
    let after = page.after;
    for (;;) {
      const rows = await this.page(actor.tenantId, filter, after, page.limit + 1);
      for (const row of rows) if (await this.isReadable(actor, row)) readable.push(row);
      after = rows.at(-1)?.caseNo;
      if (rows.length <= page.limit || readable.length > page.limit) break;
    }
    const items = readable.slice(0, page.limit);
    return { items: items.map(caseSummary), ...(readable.length > page.limit ? { nextCursor: items.at(-1)!.caseNo } : {}) };
  }

  /** What the actor has reported under his own name, and what came of it. */
  async listReportedBy(actor: Actor): Promise<ViolationCaseSummary[]> {
    const own = await this.unitOfWork.repository(ViolationReporter).findBy({ tenantId: actor.tenantId, userId: actor.userId });
    if (own.length === 0) return [];
    const rows = await this.unitOfWork
      .repository(ViolationCase)
      .find({ where: { tenantId: actor.tenantId, caseNo: In(own.map((one) => one.caseNo)) }, order: { caseNo: 'DESC' } });
    // the reporter learns state and answer, not the judgement
    return rows.map((row) => ({ ...caseSummary(row), class: null, severity: null, risk: null, answer: row.answer, processInstanceId: null }));
  }

  async get(actor: Actor, caseNo: string): Promise<ViolationCaseDetail> {
    const row = await this.cases.find({ tenantId: actor.tenantId, caseNo });
    if (!row || !(await this.isReadable(actor, row))) throw new ViolationCaseNotFound(caseNo);
    const [measures, assessments, reports, children] = await Promise.all([
      this.cases.listMeasures(row),
      this.cases.listAssessments(row),
      this.reports.list(row.tenantId, row.caseNo),
      this.cases.listChildren(row),
    ]);
    const names = await this.users.names([...row.reportedUserIds, ...measures.map((one) => one.recordedBy), ...assessments.map((one) => one.judgedBy)]);
    const reporter = maySeeReporter(actor, row) ? await this.cases.findReporter(row) : null;
    const reporterName = reporter?.userId ? ((await this.users.find(reporter.userId))?.name ?? null) : null;
    return caseDetail(row, { measures, assessments, reports, children: children.filter((child) => !isShut(actor, child)), names, reporterName });
  }

  /** For the group page: numbers and states of the cases this actor may open. */
  async listForGroup(actor: Actor, groupNo: string): Promise<ViolationCaseSummary[]> {
    const rows = await this.unitOfWork.repository(ViolationCase).find({ where: { tenantId: actor.tenantId, groupNo }, order: { caseNo: 'DESC' } });
    const readable: ViolationCaseSummary[] = [];
    for (const row of rows) if (await this.isReadable(actor, row)) readable.push(caseSummary(row));
    return readable;
  }

  private page(tenantId: string, filter: CaseFilter, after: string | undefined, limit: number): Promise<ViolationCase[]> {
    const query = this.unitOfWork.repository(ViolationCase).createQueryBuilder('c').where('c.tenant_id = :tenantId', { tenantId });
    if (filter.state) query.andWhere('c.state = :state', { state: filter.state });
    if (filter.open !== undefined) query.andWhere(`c.state ${filter.open ? 'IN' : 'NOT IN'} (:...open)`, { open: OPEN_STATES });
    if (filter.groupNo) query.andWhere('c.group_no = :groupNo', { groupNo: filter.groupNo });
    if (filter.class) query.andWhere('c.class = :class', { class: filter.class });
    if (after) query.andWhere('c.case_no < :after', { after });
    return query.orderBy('c.case_no', 'DESC').limit(limit).getMany();
  }

  private async isReadable(actor: Actor, row: ViolationCase): Promise<boolean> {
    const group = row.groupNo ? await this.groups.find(row.tenantId, row.groupNo) : undefined;
    const involved = [...(await this.reports.people(row.tenantId, row.caseNo)), ...(await this.handlersOf(row))];
    return mayRead(actor, { ...row, ownerId: group?.ownerId ?? row.ownerId, adminIds: group?.adminIds ?? [], involvedUserIds: involved });
  }

  private async handlersOf(row: ViolationCase): Promise<string[]> {
    if (!isOpen(row.state) && row.state !== 'CLOSED') return [];
    return (await this.cases.listMeasures(row)).map((one) => one.recordedBy);
  }
}
