import { Module } from '@nestjs/common';
import { FormModule } from '../form';
import { ProcessDefinitionController } from './process-definition.controller';
import { ProcessDefinitionRepository } from './process-definition.repository';

@Module({
  imports: [FormModule],
  controllers: [ProcessDefinitionController],
  providers: [ProcessDefinitionRepository],
  exports: [ProcessDefinitionRepository],
})
export class ProcessDefinitionModule {}
