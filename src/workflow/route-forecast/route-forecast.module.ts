import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { ProcessDefinitionModule } from '../process-definition';
import { ProcessInstanceModule } from '../process-instance';
import { UserTaskModule } from '../user-task';
import { RouteForecastController } from './route-forecast.controller';
import { RouteForecastService } from './route-forecast.service';
import { RouteStepPresenter } from './route-step.presenter';

@Module({
  imports: [IdentityModule, ProcessDefinitionModule, ProcessInstanceModule, UserTaskModule],
  controllers: [RouteForecastController],
  providers: [RouteForecastService, RouteStepPresenter],
})
export class RouteForecastModule {}
