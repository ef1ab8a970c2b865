import { Module } from '@nestjs/common';
import { EngineModule } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { FormModule } from '../form';
import { HistoryModule } from '../history';
import { ProcessDefinitionModule } from '../process-definition';
import { AuditModule } from '../../platform/audit';
import { CallActivityProjector } from './call-activity.projector';
import { CancelProcessInstance } from './commands/cancel';
import { ModifyProcessInstance } from './commands/modify';
import { ResumeProcessInstance } from './commands/resume';
import { SuspendProcessInstance } from './commands/suspend';
import { EngineHostConnector } from './engine-host';
import { ProcessHistoryProjector } from './process-history.projector';
import { ProcessInstanceRepository } from './process-instance.repository';
import { ProcessInstanceService } from './process-instance.service';
import { ProcessStepper } from './process-stepper';
import { StepProjectorRegistry } from './step-projector.registry';
import { SuspensionGate } from './suspension-gate';
import { VisibleInstanceReader } from './visible-instance.reader';

@Module({
  imports: [AuditModule, EngineModule, FormModule, HistoryModule, ProcessDefinitionModule],
  providers: [
    InstanceStateRepository, ProcessInstanceRepository, ProcessInstanceService, ProcessStepper, StepProjectorRegistry, CallActivityProjector, ProcessHistoryProjector,
    EngineHostConnector, VisibleInstanceReader, SuspensionGate, CancelProcessInstance, SuspendProcessInstance, ResumeProcessInstance, ModifyProcessInstance,
  ],
  exports: [
    ProcessInstanceRepository, ProcessInstanceService, ProcessStepper, StepProjectorRegistry, SuspensionGate, CancelProcessInstance, SuspendProcessInstance,
    ResumeProcessInstance, ModifyProcessInstance,
  ],
})
export class ProcessInstanceModule {}
