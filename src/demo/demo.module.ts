import { Module } from '@nestjs/common';
import { EvidenceModule } from '../governance/evidence';
import { OrganizationModule } from '../governance/organization';
import { ViolationModule } from '../governance/violation';
import { DeploymentModule } from '../workflow/deployment';
import { FormModule } from '../workflow/form';
import { ProcessDefinitionModule } from '../workflow/process-definition';
import { ProcessInstanceModule } from '../workflow/process-instance';
import { ProcessInstanceViewModule } from '../workflow/process-instance-view';
import { UserTaskModule } from '../workflow/user-task';
import { DemoLoadRepository } from './load/demo-load.repository';
import { DemoLoader } from './load/demo-loader.service';
import { StageEvidence } from './stage/stage-evidence.service';
import { StageProcesses } from './stage/stage-processes.service';
import { StageTasks } from './stage/stage-tasks.service';
import { StoryRunner } from './stage/story-runner.service';
import { Storyteller } from './stage/storyteller.service';
import { DemoPeopleService } from './world/demo-people.service';

@Module({
  imports: [
    DeploymentModule, FormModule, ProcessDefinitionModule, ProcessInstanceModule, ProcessInstanceViewModule, UserTaskModule,
    EvidenceModule, OrganizationModule, ViolationModule,
  ],
  providers: [DemoPeopleService, DemoLoadRepository, DemoLoader, StageEvidence, StageProcesses, StageTasks, Storyteller, StoryRunner],
  exports: [DemoPeopleService],
})
export class DemoModule {}
