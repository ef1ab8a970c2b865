import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { SETTINGS, type Settings } from '../config';
import { ProblemFilter } from './problem.filter';
import { RequestGate } from './request-gate';
import { SessionReaderRegistry } from './session-reader.registry';
import { SessionGuard } from './session.guard';
import { createValidationPipe } from './validation.pipe';

/** What stands around every controller: sessions, validation, problems. `configureHttp` does the part before routing. */
@Global()
@Module({
  imports: [
    ThrottlerModule.forRootAsync({ inject: [SETTINGS], useFactory: (settings: Settings) => [{ ttl: 60_000, limit: settings.signInsPerMinute }] }),
  ],
  providers: [
    RequestGate,
    SessionReaderRegistry,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [RequestGate, SessionReaderRegistry, ThrottlerModule],
})
export class HttpModule {}
