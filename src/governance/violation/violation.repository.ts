import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { CaseAssessment, DisposalAction, ViolationCase, ViolationReporter } from './violation-case.entity';
import { ViolationCaseNotFound } from './violation.errors';
import { OPEN_STATES } from './violation.policy';

export interface CaseRef {
  readonly tenantId: string;
  readonly caseNo: string;
}

@Injectable()
export class ViolationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get cases() {
    return this.unitOfWork.repository(ViolationCase);
  }

  async insert(row: ViolationCase): Promise<void> {
    await this.cases.insert(row as never);
  }

  find({ tenantId, caseNo }: CaseRef): Promise<ViolationCase | null> {
    return this.cases.findOneBy({ tenantId, caseNo });
  }

  /** The row, locked for the running transaction where the database has row locks. */
  async getForUpdate(ref: CaseRef): Promise<ViolationCase> {
    await this.unitOfWork.query(`SELECT id FROM violation_case WHERE tenant_id = ? AND case_no = ?${this.unitOfWork.forUpdate}`, [ref.tenantId, ref.caseNo]);
    const row = await this.find(ref);
    if (!row) throw new ViolationCaseNotFound(ref.caseNo);
    return row;
  }

  async update(row: ViolationCase, changes: Partial<ViolationCase>, at: Date): Promise<ViolationCase> {
    const values = { ...changes, updatedAt: at };
    await this.cases.update({ id: row.id }, values as never);
    return Object.assign(row, values);
  }

  /** Cases of the group that are not closed, oldest first: where a duplicate can be merged into. */
  listOpenOfGroup(tenantId: string, groupNo: string): Promise<ViolationCase[]> {
    return this.cases.find({ where: { tenantId, groupNo, state: In([...OPEN_STATES]) }, order: { caseNo: 'ASC' } });
  }

  /** Cases of the group since an instant that were found true or are still being handled: for "repeats in 90 days". */
  listUpheldSince(tenantId: string, groupNo: string, since: Date): Promise<ViolationCase[]> {
    return this.cases
      .createQueryBuilder('c')
      .where('c.tenant_id = :tenantId AND c.group_no = :groupNo AND c.reported_at >= :since', { tenantId, groupNo, since: since.getTime() })
      .andWhere("c.state NOT IN ('UNFOUNDED', 'MERGED', 'SECRET_NOTICE', 'CANCELED')")
      .orderBy('c.case_no')
      .getMany();
  }

  listChildren({ tenantId, caseNo }: CaseRef): Promise<ViolationCase[]> {
    return this.cases.find({ where: { tenantId, parentCaseNo: caseNo }, order: { caseNo: 'ASC' } });
  }

  async insertReporter(reporter: ViolationReporter): Promise<void> {
    await this.unitOfWork.repository(ViolationReporter).insert(reporter as never);
  }

  findReporter({ tenantId, caseNo }: CaseRef): Promise<ViolationReporter | null> {
    return this.unitOfWork.repository(ViolationReporter).findOneBy({ tenantId, caseNo });
  }

  findReporterByCode(tenantId: string, queryCodeHash: string): Promise<ViolationReporter | null> {
    return this.unitOfWork.repository(ViolationReporter).findOneBy({ tenantId, queryCodeHash });
  }

  /** Answers false when the reporter has been answered before. */
  async markAnswered(reporter: ViolationReporter, at: Date): Promise<boolean> {
    if (reporter.answeredAt) return false;
    await this.unitOfWork.repository(ViolationReporter).update({ id: reporter.id }, { answeredAt: at });
    return true;
  }

  async insertMeasures(measures: readonly DisposalAction[]): Promise<void> {
    if (measures.length > 0) await this.unitOfWork.repository(DisposalAction).insert(measures as never);
  }

  listMeasures({ tenantId, caseNo }: CaseRef): Promise<DisposalAction[]> {
    return this.unitOfWork.repository(DisposalAction).find({ where: { tenantId, caseNo }, order: { doneAt: 'ASC', id: 'ASC' } });
  }

  async insertAssessment(assessment: CaseAssessment): Promise<void> {
    await this.unitOfWork.repository(CaseAssessment).insert(assessment as never);
  }

  listAssessments({ tenantId, caseNo }: CaseRef): Promise<CaseAssessment[]> {
    return this.unitOfWork.repository(CaseAssessment).find({ where: { tenantId, caseNo }, order: { at: 'ASC', id: 'ASC' } });
  }
}
