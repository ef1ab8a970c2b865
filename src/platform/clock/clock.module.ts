import { Global, Module, type DynamicModule } from '@nestjs/common';
import { BusinessClock, SystemClock } from '../../common';
import { UnitOfWork } from '../database';
import { MachineClock, MovableClock, type ClockConfig } from './movable-clock';

@Global()
@Module({})
export class ClockModule {
  static forRoot(config: ClockConfig): DynamicModule {
    return {
      module: ClockModule,
      providers: [
        { provide: SystemClock, useClass: MachineClock },
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
