import { Module } from '@nestjs/common';
import { EventLoopLag } from './event-loop-lag';
import { HealthController } from './health.controller';
import { HealthQueries } from './health.queries';

@Module({ controllers: [HealthController], providers: [HealthQueries, EventLoopLag] })
export class HealthModule {}
