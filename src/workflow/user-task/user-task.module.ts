import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { CalendarModule } from '../calendar';
import { DeadlineModule } from '../deadline';
import { FormModule } from '../form';
import { HistoryModule } from '../history';
import { IncidentModule } from '../incident';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { StandInModule } from '../stand-in';
import { AddSigners } from './commands/add-signers';
import { AssignUserTask } from './commands/assign';
import { ClaimUserTask } from './commands/claim';
import { CommentOnUserTask } from './commands/comment';
import { CompleteUserTask } from './commands/complete';
import { CompleteBatch } from './commands/complete-batch';
import { CopyUserTask } from './commands/copy';
import { GiveBackUserTask } from './commands/give-back';
import { HandOverUserTask } from './commands/hand-over';
import { PassOnUserTask } from './commands/pass-on';
import { RecallUserTask } from './commands/recall';
import { ReturnUserTask } from './commands/return';
import { SignUserTask } from './commands/sign';
import { UrgeUserTask } from './commands/urge';
import { CompletionCheck } from './completion-check';
import { InboxQueries } from './inbox.queries';
import { InboxRepository } from './inbox.repository';
import { PastTaskQueries } from './past-task.queries';
import { RecallQueries } from './recall.queries';
import { ReturnTargets } from './return-targets.queries';
import { TaskAudience } from './task-audience';
import { TaskColleagues } from './task-colleagues';
import { TaskCopyController } from './task-copy.controller';
import { TaskCopyRepository } from './task-copy.repository';
import { TaskCopyService } from './task-copy.service';
import { TaskDesk } from './task-desk';
import { TaskInvolvementQueries } from './task-involvement.queries';
import { TaskListController } from './task-list.controller';
import { TaskListPresenter } from './task-list.presenter';
import { TaskListQueries } from './task-list.queries';
import { TaskPeopleResolver } from './task-people';
import { TaskReachQueries } from './task-reach.queries';
import { UserTaskChangeQueries } from './user-task-change.queries';
import { UserTaskDueDateProjector } from './user-task-due-date.projector';
import { UserTaskController } from './user-task.controller';
import { UserTaskCourseController } from './user-task-course.controller';
import { UserTaskDetailQueries } from './user-task-detail.queries';
import { UserTaskNoticeProjector } from './user-task-notice.projector';
import { UserTaskPassingController } from './user-task-passing.controller';
import { UserTaskPresenter } from './user-task.presenter';
import { UserTaskProjector } from './user-task.projector';
import { UserTaskQueries } from './user-task.queries';
import { UserTaskRepository } from './user-task.repository';
import { UserTaskService } from './user-task.service';
import { UserTaskVisibility } from './user-task-visibility.queries';

/** The verbs, one file each, and what they have in common. */
const COMMANDS = [
  AddSigners, AssignUserTask, ClaimUserTask, CommentOnUserTask, CompleteBatch, CompleteUserTask, CopyUserTask, GiveBackUserTask, HandOverUserTask, PassOnUserTask, RecallUserTask, ReturnUserTask, SignUserTask, UrgeUserTask,
  CompletionCheck, TaskColleagues, TaskDesk,
];
const READS = [InboxQueries, PastTaskQueries, RecallQueries, ReturnTargets, TaskInvolvementQueries, TaskListPresenter, TaskListQueries, TaskReachQueries, UserTaskChangeQueries, UserTaskDetailQueries, UserTaskPresenter, UserTaskQueries, UserTaskVisibility];

@Module({
  imports: [IdentityModule, CalendarModule, DeadlineModule, FormModule, HistoryModule, IncidentModule, ProcessDefinitionModule, ProcessInstanceModule, StandInModule],
  // the lists first: `counts` is no task's id
  controllers: [TaskListController, UserTaskController, UserTaskPassingController, UserTaskCourseController, TaskCopyController],
  providers: [
    ...COMMANDS, ...READS, UserTaskRepository, InboxRepository, UserTaskService, TaskCopyRepository, TaskCopyService, UserTaskProjector, TaskPeopleResolver, TaskAudience,
    UserTaskDueDateProjector, UserTaskNoticeProjector,
  ],
  exports: [HandOverUserTask, TaskDesk, UserTaskRepository, UserTaskService, UserTaskQueries, TaskListQueries, UserTaskPresenter, TaskPeopleResolver, TaskInvolvementQueries],
})
export class UserTaskModule {}
