import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BusinessClock, SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { DatabaseClockQueries } from './database-clock.queries';
import { DatabaseTime } from './database-time';
import { MachineClock, MovableClock, type ClockConfig } from './movable-clock';

@Global()
@Module({})
export class ClockModule {
  static forRoot(config: ClockConfig): DynamicModule {
    return {
      module: ClockModule,
      providers: [
        {
          provide: SystemClock,
          inject: [UnitOfWork],
          useFactory: async (unitOfWork: UnitOfWork) => {
            if (!unitOfWork.isPostgres) return new MachineClock();
            const time = new DatabaseTime(new DatabaseClockQueries(unitOfWork));
            await time.start();
            return time;
          },
        },
        {
          provide: MovableClock,
          inject: [SystemClock, UnitOfWork],
          useFactory: (systemClock: SystemClock, unitOfWork: UnitOfWork) => new MovableClock(config, systemClock, unitOfWork),
        },
        { provide: BusinessClock, useExisting: MovableClock },
      ],
      exports: [SystemClock, BusinessClock, MovableClock],
    };
  }
}
