import { Module } from '@nestjs/common';
import { DeadlineModule } from '../deadline';
import { HistoryModule } from '../history';
import { ProcessInstanceModule } from '../process-instance';
import { DeadlineHistoryProjector } from './deadline-history.projector';
import { TimerProjector } from './timer.projector';

@Module({ imports: [DeadlineModule, HistoryModule, ProcessInstanceModule], providers: [TimerProjector, DeadlineHistoryProjector] })
export class TimerModule {}
