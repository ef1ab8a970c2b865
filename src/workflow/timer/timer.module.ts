import { Module } from '@nestjs/common';
import { DeadlineModule } from '../deadline';
import { HistoryModule } from '../history';
import { ProcessInstanceModule } from '../process-instance';
import { TimerProjector } from './timer.projector';

@Module({ imports: [DeadlineModule, HistoryModule, ProcessInstanceModule], providers: [TimerProjector] })
export class TimerModule {}
