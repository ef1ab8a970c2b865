import { Module } from '@nestjs/common';
import { AuditModule } from '../../platform/audit';
import { IdentityModule } from '../../platform/identity';
import { NotificationModule } from '../../platform/notification';
import { StandInController } from './stand-in.controller';
import { StandInNoticeProjector } from './stand-in-notice.projector';
import { StandInPresenter } from './stand-in.presenter';
import { StandInQueries } from './stand-in.queries';
import { StandInRepository } from './stand-in.repository';
import { StandInService } from './stand-in.service';

@Module({
  imports: [AuditModule, IdentityModule, NotificationModule],
  controllers: [StandInController],
  providers: [StandInRepository, StandInQueries, StandInPresenter, StandInService, StandInNoticeProjector],
  exports: [StandInQueries, StandInService],
})
export class StandInModule {}
