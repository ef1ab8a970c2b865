import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { EscalationReport } from './escalation-report.entity';
import { EscalationReportNotFound } from './escalation-report.errors';

@Injectable()
export class EscalationReportRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(EscalationReport);
  }

  async insert(report: EscalationReport): Promise<void> {
    await this.rows.insert(report as never);
  }

  async update(report: EscalationReport, changes: Partial<EscalationReport>): Promise<EscalationReport> {
    await this.rows.update({ id: report.id }, changes as never);
    return Object.assign(report, changes);
  }

  /** The row, locked for the running transaction where the database has row locks. */
  async getForUpdate(tenantId: string, docNo: string): Promise<EscalationReport> {
    await this.unitOfWork.query(`SELECT id FROM escalation_report WHERE tenant_id = ? AND doc_no = ?${this.unitOfWork.forUpdate}`, [tenantId, docNo]);
    const report = await this.rows.findOneBy({ tenantId, docNo });
    if (!report) throw new EscalationReportNotFound(docNo);
    return report;
  }

  /** In ladder order: level, row. */
  listByCase(tenantId: string, caseNo: string): Promise<EscalationReport[]> {
    return this.rows.find({ where: { tenantId, caseNo }, order: { plannedAt: 'ASC', level: 'ASC', row: 'ASC' } });
  }

  findByBranch(processInstanceId: string, iteration: number): Promise<EscalationReport | null> {
    return this.rows.findOneBy({ processInstanceId, iteration });
  }

  findByDeadline(deadlineId: string): Promise<EscalationReport | null> {
    return this.rows.findOneBy({ deadlineId });
  }

  findByTask(taskId: string): Promise<EscalationReport | null> {
    return this.rows.findOneBy({ taskId });
  }
}
