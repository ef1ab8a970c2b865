import { Module } from '@nestjs/common';
import { FormModule } from '../form';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { UserTaskModule } from '../user-task';
import { FormDraftPurge } from './form-draft-purge.worker';
import { FormDraftController } from './form-draft.controller';
import { FormDraftProjector } from './form-draft.projector';
import { FormDraftRepository } from './form-draft.repository';
import { FormDraftService } from './form-draft.service';
import { FormInHand } from './form-in-hand.reader';

@Module({
  imports: [FormModule, ProcessDefinitionModule, ProcessInstanceModule, UserTaskModule],
  controllers: [FormDraftController],
  providers: [FormDraftRepository, FormInHand, FormDraftService, FormDraftProjector, FormDraftPurge],
})
export class FormDraftModule {}
