import { Module } from '@nestjs/common';
import { ProcessDefinitionModule } from '../process-definition';
import { FormSubmissionProjector } from './form-submission.projector';
import { FormSubmissionRepository } from './form-submission.repository';

@Module({
  imports: [ProcessDefinitionModule],
  providers: [FormSubmissionRepository, FormSubmissionProjector],
  exports: [FormSubmissionRepository],
})
export class FormSubmissionModule {}
