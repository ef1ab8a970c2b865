import { Global, Module } from '@nestjs/common';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import { OutboxOutsideWorker } from './outbox-outside.worker';
import { OutboxRepository } from './outbox.repository';
import { OutboxService } from './outbox.service';
import { OutboxTries } from './outbox-tries.service';

@Global()
@Module({
  providers: [OutboxRepository, OutboxHandlerRegistry, OutboxTries, OutboxOutsideWorker, OutboxService],
  exports: [OutboxHandlerRegistry, OutboxOutsideWorker, OutboxService, OutboxTries],
})
export class OutboxModule {}
