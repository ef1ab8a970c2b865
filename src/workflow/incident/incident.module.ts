import { Module } from '@nestjs/common';
import { HistoryModule } from '../history';
import { IncidentController } from './incident.controller';
import { IncidentRepository } from './incident.repository';
import { IncidentService } from './incident.service';

@Module({ imports: [HistoryModule], controllers: [IncidentController], providers: [IncidentRepository, IncidentService], exports: [IncidentService] })
export class IncidentModule {}
