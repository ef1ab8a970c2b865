import { Module } from '@nestjs/common';
import { EngineModule } from '../../engine';
import { IdentityModule } from '../../platform/identity';
import { ProcessDefinitionModule } from '../process-definition';
import { DeploymentController } from './deployment.controller';
import { DeploymentRepository } from './deployment.repository';
import { DeploymentService } from './deployment.service';
import { ResourceInspectionService } from './resource-inspection.service';
import { ShippedDeploymentService } from './shipped-deployment.service';

@Module({
  imports: [EngineModule, ProcessDefinitionModule, IdentityModule],
  controllers: [DeploymentController],
  providers: [DeploymentRepository, DeploymentService, ResourceInspectionService, ShippedDeploymentService],
  exports: [DeploymentService, ShippedDeploymentService],
})
export class DeploymentModule {}
