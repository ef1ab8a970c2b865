import { Global, Module } from '@nestjs/common';
import { SequenceRepository } from './sequence.repository';
import { SequenceService } from './sequence.service';

@Global()
@Module({ providers: [SequenceRepository, SequenceService], exports: [SequenceService] })
export class SequenceModule {}
