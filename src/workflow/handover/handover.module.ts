import { Module } from '@nestjs/common';
import { AuditModule } from '../../platform/audit';
import { IdentityModule } from '../../platform/identity';
import { StandInModule } from '../stand-in';
import { UserTaskModule } from '../user-task';
import { HandoverController } from './handover.controller';
import { HandoverQueries } from './handover.queries';
import { HandoverService } from './handover.service';

@Module({
  imports: [AuditModule, IdentityModule, StandInModule, UserTaskModule],
  controllers: [HandoverController],
  providers: [HandoverQueries, HandoverService],
})
export class HandoverModule {}
