import { Module, type OnModuleInit } from '@nestjs/common';
import { expressionFunctions } from '../../engine';
import { NotificationFacts, NotificationModule } from '../../platform/notification';
import { calendarFunctions } from './calendar-functions.policy';
import { CalendarImportService } from './calendar-import.service';
import { CalendarController } from './calendar.controller';
import { CalendarRepository } from './calendar.repository';
import { CalendarService } from './calendar.service';

@Module({
  imports: [NotificationModule],
  controllers: [CalendarController],
  providers: [CalendarRepository, CalendarService, CalendarImportService],
  exports: [CalendarService, CalendarImportService],
})
export class CalendarModule implements OnModuleInit {
  constructor(
    private readonly calendar: CalendarService,
    private readonly notifications: NotificationFacts,
  ) {}

  onModuleInit(): void {
    for (const definition of calendarFunctions(() => this.calendar.current)) expressionFunctions.register(definition);
    this.notifications.provideWorkdays((date) => this.calendar.isWorkday(date));
  }
}
