import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { NotificationModule } from '../../platform/notification';
import { CalendarModule } from '../../workflow/calendar';
import { DeadlineModule } from '../../workflow/deadline';
import { MessageModule } from '../../workflow/message';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { EvidenceModule } from '../evidence';
import { FollowUpModule } from '../follow-up';
import { GroupModule } from '../group';
import { ViolationModule } from '../violation';
import { DissolutionClockServiceTasks } from './dissolution-clock.service-tasks';
import { DissolutionEndServiceTasks } from './dissolution-end.service-tasks';
import { DissolutionNoticeService } from './dissolution-notice.service';
import { DissolutionController } from './dissolution.controller';
import { DissolutionGuards } from './dissolution.guards';
import { DissolutionProjector } from './dissolution.projector';
import { DissolutionQueries } from './dissolution.queries';
import { DissolutionRepository } from './dissolution.repository';
import { DissolutionService } from './dissolution.service';
import { DissolutionStartHandler } from './dissolution.start-handler';

@Module({
  imports: [CalendarModule, DeadlineModule, EvidenceModule, FollowUpModule, GroupModule, IdentityModule, MessageModule, NotificationModule, ProcessInstanceModule, ViolationModule],
  controllers: [DissolutionController],
  providers: [
    DissolutionRepository,
    DissolutionService,
    DissolutionQueries,
    DissolutionNoticeService,
    DissolutionClockServiceTasks,
    DissolutionEndServiceTasks,
    DissolutionGuards,
    DissolutionStartHandler,
    DissolutionProjector,
  ],
  exports: [DissolutionService, DissolutionQueries],
})
export class DissolutionModule {}
