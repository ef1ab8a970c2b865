import { Module } from '@nestjs/common';
import { UserTaskModule } from '../user-task';
import { LiveUpdateController } from './live-update.controller';
import { LiveUpdateService } from './live-update.service';

@Module({ imports: [UserTaskModule], controllers: [LiveUpdateController], providers: [LiveUpdateService] })
export class LiveUpdateModule {}
