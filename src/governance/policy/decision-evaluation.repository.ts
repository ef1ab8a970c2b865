import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { DecisionEvaluation } from './decision-evaluation.entity';

@Injectable()
export class DecisionEvaluationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(evaluation: DecisionEvaluation): Promise<void> {
    await this.unitOfWork.repository(DecisionEvaluation).insert(evaluation as never);
  }

  /** Oldest first. */
  listByInstance(processInstanceId: string): Promise<DecisionEvaluation[]> {
    return this.unitOfWork.repository(DecisionEvaluation).find({ where: { processInstanceId }, order: { at: 'ASC', id: 'ASC' } });
  }
}
