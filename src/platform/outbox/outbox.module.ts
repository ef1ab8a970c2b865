import { Global, Module } from '@nestjs/common';
import { OutboxRepository } from './outbox.repository';
import { OutboxHandlerRegistry, OutboxService } from './outbox.service';

@Global()
@Module({ providers: [OutboxRepository, OutboxHandlerRegistry, OutboxService], exports: [OutboxHandlerRegistry, OutboxService] })
export class OutboxModule {}
