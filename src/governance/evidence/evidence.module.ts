import { Module } from '@nestjs/common';
import { FilesModule } from '../../platform/files';
import { EvidenceController } from './evidence.controller';
import { EvidenceProjector } from './evidence.projector';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceRepository } from './evidence.repository';
import { EvidenceService } from './evidence.service';

@Module({
  imports: [FilesModule],
  controllers: [EvidenceController],
  providers: [EvidenceRepository, EvidenceService, EvidenceQueries, EvidenceProjector],
  exports: [EvidenceService, EvidenceQueries],
})
export class EvidenceModule {}
