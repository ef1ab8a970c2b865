import { Module } from '@nestjs/common';
import { EngineModule } from '../../engine';
import { FormModule } from '../form';
import { DefinitionOutlineService } from './definition-outline.service';
import { ProcessDefinitionController } from './process-definition.controller';
import { ProcessDefinitionRepository } from './process-definition.repository';

@Module({
  imports: [EngineModule, FormModule],
  controllers: [ProcessDefinitionController],
  providers: [ProcessDefinitionRepository, DefinitionOutlineService],
  exports: [ProcessDefinitionRepository, DefinitionOutlineService],
})
export class ProcessDefinitionModule {}
