import { Injectable } from '@nestjs/common';
import type { StepContext, Variables } from '../../engine';
import type { CaseReport } from './violation.dto';

export interface CaseReportsProvider {
  list(tenantId: string, caseNo: string): Promise<readonly CaseReport[]>;
  /** document numbers of reports that are owed and not submitted */
  unsubmitted(tenantId: string, caseNo: string): Promise<readonly string[]>;
  /**
   * Fits the ladder to a new judgement: unreleased rows that are no longer owed are cancelled, submitted ones stay.
   * Answers whether rows are missing, so that P10a must run again.
   */
  reconcile(request: { readonly caseNo: string; readonly ladder: string | null; readonly variables: Readonly<Variables>; readonly context: StepContext }): Promise<boolean>;
  /** people who submitted or received a report of the case */
  people(tenantId: string, caseNo: string): Promise<readonly string[]>;
}

/** What a case needs to know about its reports; the module escalation-report, which stands above, provides it. */
@Injectable()
export class CaseReports implements CaseReportsProvider {
  private provider: CaseReportsProvider | undefined;

  provide(provider: CaseReportsProvider): void {
    this.provider = provider;
  }

  list(tenantId: string, caseNo: string): Promise<readonly CaseReport[]> {
    return this.get().list(tenantId, caseNo);
  }

  unsubmitted(tenantId: string, caseNo: string): Promise<readonly string[]> {
    return this.get().unsubmitted(tenantId, caseNo);
  }

  reconcile(request: Parameters<CaseReportsProvider['reconcile']>[0]): Promise<boolean> {
    return this.get().reconcile(request);
  }

  people(tenantId: string, caseNo: string): Promise<readonly string[]> {
    return this.get().people(tenantId, caseNo);
  }

  private get(): CaseReportsProvider {
    if (!this.provider) throw new Error('nobody keeps the reports of a case');
    return this.provider;
  }
}
