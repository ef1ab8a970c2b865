import { Module } from '@nestjs/common';
import { FormModule } from '../form';
import { DefinitionOutlineService } from './definition-outline.service';
import { ProcessDefinitionController } from './process-definition.controller';
import { ProcessDefinitionRepository } from './process-definition.repository';

@Module({
  imports: [FormModule],
  controllers: [ProcessDefinitionController],
  providers: [ProcessDefinitionRepository, DefinitionOutlineService],
  exports: [ProcessDefinitionRepository, DefinitionOutlineService],
})
export class ProcessDefinitionModule {}
