import { Module } from '@nestjs/common';
import { HistoryModule } from '../history';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { IncidentFailureProjector } from './incident-failure.projector';
import { IncidentPlaceReader } from './incident-place.reader';
import { IncidentRepository } from './incident.repository';
import { IncidentService } from './incident.service';

@Module({
  imports: [HistoryModule, ProcessDefinitionModule, ProcessInstanceModule],
  providers: [IncidentRepository, IncidentService, IncidentPlaceReader, IncidentFailureProjector],
  exports: [IncidentRepository, IncidentService],
})
export class IncidentModule {}
