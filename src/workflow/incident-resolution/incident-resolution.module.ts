import { Module } from '@nestjs/common';
import { EngineModule } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { AuditModule } from '../../platform/audit';
import { IdentityModule } from '../../platform/identity';
import { HistoryModule } from '../history';
import { IncidentModule } from '../incident';
import { InstanceVariableModule } from '../instance-variable';
import { MessageModule } from '../message';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { ProcessInstanceViewModule } from '../process-instance-view';
import { UserTaskModule } from '../user-task';
import { FailedCommandService } from './failed-command.service';
import { IncidentResolutionController } from './incident-resolution.controller';
import { IncidentResolutionService } from './incident-resolution.service';
import { IncidentRetrier } from './incident-retrier';
import { IncidentPresenter } from './incident.presenter';
import { IncidentQueries } from './incident.queries';
import { RowRebuildService } from './row-rebuild.service';
import { StuckWorkQueries } from './stuck-work.queries';
import { StuckWorkService } from './stuck-work.service';
import { SweepRoundRepository } from './sweep-round.repository';

@Module({
  imports: [EngineModule, AuditModule, IdentityModule, HistoryModule, IncidentModule, InstanceVariableModule, MessageModule, ProcessDefinitionModule, ProcessInstanceModule, ProcessInstanceViewModule, UserTaskModule],
  controllers: [IncidentResolutionController],
  providers: [
    InstanceStateRepository, IncidentQueries, IncidentPresenter, IncidentResolutionService, IncidentRetrier, FailedCommandService, RowRebuildService, StuckWorkQueries,
    StuckWorkService, SweepRoundRepository,
  ],
  exports: [IncidentQueries, IncidentResolutionService, StuckWorkService],
})
export class IncidentResolutionModule {}
