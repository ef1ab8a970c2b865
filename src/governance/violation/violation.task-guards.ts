import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TaskGuardRegistry, type TaskCompletionRequest } from '../../workflow/registry';
import { CaseReports } from './case-reports.registry';
import { MeasuresBelowMinimum, MeasureTimeImpossible, MergeNotPossible, ReasonRequired, ReportsNotSubmitted } from './violation.errors';
import { duplicateReasons, isOpen, loweredParts, measureName, missingMeasures } from './violation.policy';
import { ViolationRepository } from './violation.repository';

const PART_NAMES = { class: '调低性质', severity: '调低程度', risk: '调低舆情风险' } as const;

/** Rules of the case that a form cannot know. */
@Injectable()
export class ViolationTaskGuards implements OnModuleInit {
  constructor(
    private readonly guards: TaskGuardRegistry,
    private readonly cases: ViolationRepository,
    private readonly reports: CaseReports,
  ) {}

  onModuleInit(): void {
    this.guards.register('violation-case', 'confirm-merge', (request) => this.checkMerge(request));
    this.guards.register('violation-case', 'dispose', (request) => this.checkDisposal(request));
    this.guards.register('violation-case', 'classify', (request) => this.checkClassification(request));
    this.guards.register('violation-case', 'close-case', (request) => this.checkClosing(request));
  }

  private async checkMerge({ input, tenantId, businessKey }: TaskCompletionRequest): Promise<void> {
    if (input.decision !== 'MERGE') return;
    const parentCaseNo = String(input.parentCaseNo);
    const child = await this.cases.find({ tenantId, caseNo: businessKey });
    const parent = await this.cases.find({ tenantId, caseNo: parentCaseNo });
    const fits = child && parent && parent.caseNo !== child.caseNo && isOpen(parent.state) && duplicateReasons(child, parent) !== undefined;
    if (!fits) throw new MergeNotPossible(parentCaseNo);
  }

  /** D07: less than the minimum needs a reason; nothing was done before it was discovered or in the future. */
  private async checkDisposal({ input, variables, now }: TaskCompletionRequest): Promise<void> {
    const measures = (input.measures as { type: string; doneAt: string }[] | undefined) ?? [];
    const discoveredAt = new Date(String(variables.discoveredAt));
    measures.forEach(({ doneAt }, index) => {
      const at = new Date(doneAt);
      if (at > now || at < discoveredAt) throw new MeasureTimeImpossible(`measures[${index}].doneAt`, doneAt);
    });
    const minimum = variables.minimum as { measures?: string[]; groupMeasures?: string[] } | null | undefined;
    const required = [...(minimum?.measures ?? []), ...(minimum?.groupMeasures ?? [])];
    const missing = missingMeasures(required, measures.map(({ type }) => type));
    if (missing.length > 0 && !hasText(input.lessReason)) throw new MeasuresBelowMinimum(missing, missing.map(measureName));
  }

  private async checkClassification({ input, variables }: TaskCompletionRequest): Promise<void> {
    if (hasText(input.classifyReason)) return;
    if (input.decision === 'UNFOUNDED') throw new ReasonRequired('认定不属实');
    const lowered = loweredParts(variables, input)[0];
    if (lowered) throw new ReasonRequired(PART_NAMES[lowered]);
  }

  /** AC-03: the case cannot close until every report that is owed has been submitted. */
  private async checkClosing({ tenantId, businessKey }: TaskCompletionRequest): Promise<void> {
    const open = await this.reports.unsubmitted(tenantId, businessKey);
    if (open.length > 0) throw new ReportsNotSubmitted(open);
  }
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
