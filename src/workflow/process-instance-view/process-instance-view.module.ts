import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { DeadlineModule } from '../deadline';
import { HistoryModule } from '../history';
import { MessageModule } from '../message';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { UserTaskModule } from '../user-task';
import { CaseInvolvementQueries } from './case-involvement.queries';
import { InstanceControlController } from './instance-control.controller';
import { InstanceControlService } from './instance-control.service';
import { ProcessInstanceController } from './process-instance.controller';
import { ProcessInstancePresenter } from './process-instance.presenter';
import { ProcessInstanceViewQueries } from './process-instance-view.queries';
import { ProcessResultNoticeProjector } from './process-result-notice.projector';
import { WithdrawalService } from './withdrawal.service';

@Module({
  imports: [IdentityModule, DeadlineModule, HistoryModule, MessageModule, ProcessDefinitionModule, ProcessInstanceModule, UserTaskModule],
  controllers: [ProcessInstanceController, InstanceControlController],
  providers: [CaseInvolvementQueries, ProcessInstanceViewQueries, ProcessInstancePresenter, WithdrawalService, ProcessResultNoticeProjector, InstanceControlService],
  exports: [CaseInvolvementQueries, ProcessInstanceViewQueries, ProcessInstancePresenter, WithdrawalService],
})
export class ProcessInstanceViewModule {}
