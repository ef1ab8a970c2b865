import { Global, Module } from '@nestjs/common';
import { ClockController } from './clock.controller';
import { ClockTravelService } from './clock-travel.service';
import { JobHandlerRegistry } from './job-handler.registry';
import { JobRepository } from './job.repository';
import { JobService } from './job.service';
import { JobWorker } from './job.worker';

@Global()
@Module({
  controllers: [ClockController],
  providers: [JobRepository, JobService, JobHandlerRegistry, JobWorker, ClockTravelService],
  exports: [JobService, JobHandlerRegistry, JobWorker, ClockTravelService],
})
export class JobModule {}
