import { Module } from '@nestjs/common';
import { FollowUpController } from './follow-up.controller';
import { FollowUpQueries } from './follow-up.queries';
import { FollowUpRepository } from './follow-up.repository';
import { FollowUpService } from './follow-up.service';

@Module({ controllers: [FollowUpController], providers: [FollowUpRepository, FollowUpService, FollowUpQueries], exports: [FollowUpService, FollowUpQueries] })
export class FollowUpModule {}
