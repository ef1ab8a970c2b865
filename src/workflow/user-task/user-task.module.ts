import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { DeadlineModule } from '../deadline';
import { FormModule } from '../form';
import { HistoryModule } from '../history';
import { IncidentModule } from '../incident';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { TaskAudience } from './task-audience';
import { TaskPeopleResolver } from './task-people';
import { UserTaskDueDateProjector } from './user-task-due-date.projector';
import { UserTaskController } from './user-task.controller';
import { UserTaskDetailQueries } from './user-task-detail.queries';
import { UserTaskNoticeProjector } from './user-task-notice.projector';
import { UserTaskPresenter } from './user-task.presenter';
import { UserTaskProjector } from './user-task.projector';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskRepository } from './user-task.repository';
import { UserTaskService } from './user-task.service';
import { UserTaskVisibility } from './user-task-visibility.queries';

@Module({
  imports: [IdentityModule, DeadlineModule, FormModule, HistoryModule, IncidentModule, ProcessDefinitionModule, ProcessInstanceModule],
  controllers: [UserTaskController],
  providers: [UserTaskRepository, UserTaskService, UserTaskQueries, UserTaskVisibility, UserTaskDetailQueries, UserTaskPresenter, UserTaskProjector, TaskPeopleResolver, TaskAudience, UserTaskDueDateProjector, UserTaskNoticeProjector],
  exports: [UserTaskRepository, UserTaskService, UserTaskQueries, UserTaskPresenter, TaskPeopleResolver],
})
export class UserTaskModule {}
