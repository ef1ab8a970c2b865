import { Module } from '@nestjs/common';
import { NotificationModule } from '../../platform/notification';
import { CalendarModule } from '../calendar';
import { ProcessInstanceModule } from '../process-instance';
import { DeadlineAudience } from './deadline-audience.registry';
import { DeadlineInstanceProjector } from './deadline-instance.projector';
import { DeadlineJobService } from './deadline-job.service';
import { DeadlineJournal } from './deadline-journal.service';
import { DeadlineNoticeService } from './deadline-notice.service';
import { DeadlineRecountService } from './deadline-recount.service';
import { DeadlineWorker } from './deadline-worker.service';
import { DeadlineController } from './deadline.controller';
import { DeadlineProjector } from './deadline.projector';
import { DeadlineQueries } from './deadline.queries';
import { DeadlineRepository } from './deadline.repository';
import { DeadlineService } from './deadline.service';
import { DeadlineServiceTasks } from './deadline.service-tasks';

@Module({
  imports: [CalendarModule, NotificationModule, ProcessInstanceModule],
  controllers: [DeadlineController],
  providers: [
    DeadlineAudience,
    DeadlineInstanceProjector,
    DeadlineJobService,
    DeadlineJournal,
    DeadlineNoticeService,
    DeadlineProjector,
    DeadlineQueries,
    DeadlineRecountService,
    DeadlineRepository,
    DeadlineService,
    DeadlineServiceTasks,
    DeadlineWorker,
  ],
  exports: [DeadlineAudience, DeadlineQueries, DeadlineRecountService, DeadlineService],
})
export class DeadlineModule {}
