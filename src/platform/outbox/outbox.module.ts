import { Global, Module } from '@nestjs/common';
import { OutboxHandlerRegistry } from './outbox-handler.registry';
import { OutboxRepository } from './outbox.repository';
import { OutboxService } from './outbox.service';

@Global()
@Module({ providers: [OutboxRepository, OutboxHandlerRegistry, OutboxService], exports: [OutboxHandlerRegistry, OutboxService] })
export class OutboxModule {}
