import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { FormSubmission } from './form-submission.entity';

@Injectable()
export class FormSubmissionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(submission: FormSubmission): Promise<void> {
    await this.unitOfWork.repository(FormSubmission).insert(submission as never);
  }

  findOfTask(processInstanceId: string, taskId: string): Promise<FormSubmission | null> {
    return this.unitOfWork.repository(FormSubmission).findOneBy({ processInstanceId, taskId });
  }

  /** In the order in which they were sent. */
  listByInstance(processInstanceId: string): Promise<FormSubmission[]> {
    return this.unitOfWork.repository(FormSubmission).find({ where: { processInstanceId }, order: { submittedAt: 'ASC', id: 'ASC' } });
  }
}
