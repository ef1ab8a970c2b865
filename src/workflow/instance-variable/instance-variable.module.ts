import { Module } from '@nestjs/common';
import { AuditModule } from '../../platform/audit';
import { HistoryModule } from '../history';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { ProcessInstanceViewModule } from '../process-instance-view';
import { InstanceVariableController } from './instance-variable.controller';
import { InstanceVariableQueries } from './instance-variable.queries';
import { InstanceVariableService } from './instance-variable.service';

@Module({
  imports: [AuditModule, HistoryModule, ProcessDefinitionModule, ProcessInstanceModule, ProcessInstanceViewModule],
  controllers: [InstanceVariableController],
  providers: [InstanceVariableQueries, InstanceVariableService],
  exports: [InstanceVariableQueries, InstanceVariableService],
})
export class InstanceVariableModule {}
