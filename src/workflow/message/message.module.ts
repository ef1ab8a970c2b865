import { Module } from '@nestjs/common';
import { IncidentModule } from '../incident';
import { ProcessInstanceModule } from '../process-instance';
import { MessageRepository } from './message.repository';
import { MessageService } from './message.service';

@Module({ imports: [IncidentModule, ProcessInstanceModule], providers: [MessageRepository, MessageService], exports: [MessageRepository, MessageService] })
export class MessageModule {}
