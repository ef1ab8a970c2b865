import { Module } from '@nestjs/common';
import { EngineModule } from '../../engine';
import { InstanceStateRepository } from '../../engine/store';
import { FormModule } from '../form';
import { HistoryModule } from '../history';
import { ProcessDefinitionModule } from '../process-definition';
import { CallActivityProjector } from './call-activity.projector';
import { EngineHostConnector } from './engine-host';
import { ProcessHistoryProjector } from './process-history.projector';
import { ProcessInstanceRepository } from './process-instance.repository';
import { ProcessInstanceService } from './process-instance.service';
import { ProcessStepper } from './process-stepper';
import { StepProjectorRegistry } from './step-projector.registry';
import { VisibleInstanceReader } from './visible-instance.reader';

@Module({
  imports: [EngineModule, FormModule, HistoryModule, ProcessDefinitionModule],
  providers: [InstanceStateRepository, ProcessInstanceRepository, ProcessInstanceService, ProcessStepper, StepProjectorRegistry, CallActivityProjector, ProcessHistoryProjector, EngineHostConnector, VisibleInstanceReader],
  exports: [ProcessInstanceRepository, ProcessInstanceService, ProcessStepper, StepProjectorRegistry],
})
export class ProcessInstanceModule {}
