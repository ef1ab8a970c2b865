import { Module } from '@nestjs/common';
import { UserTaskModule } from '../user-task';
import { SavedFilterController } from './saved-filter.controller';
import { SavedFilterQueries } from './saved-filter.queries';
import { SavedFilterRepository } from './saved-filter.repository';
import { SavedFilterService } from './saved-filter.service';

@Module({
  imports: [UserTaskModule],
  controllers: [SavedFilterController],
  providers: [SavedFilterRepository, SavedFilterService, SavedFilterQueries],
})
export class SavedFilterModule {}
