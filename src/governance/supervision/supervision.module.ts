import { Module } from '@nestjs/common';
import { IdentityModule } from '../../platform/identity';
import { CalendarModule } from '../../workflow/calendar';
import { DeadlineModule } from '../../workflow/deadline';
import { MessageModule } from '../../workflow/message';
import { ProcessInstanceModule } from '../../workflow/process-instance';
import { GroupModule } from '../group';
import { OrganizationModule } from '../organization';
import { PolicyModule } from '../policy';
import { EscalationLadderService } from './escalation-ladder.service';
import { OverdueEscalationProjector } from './overdue-escalation.projector';
import { OverdueEscalationRepository } from './overdue-escalation.repository';
import { OverdueEscalationServiceTasks } from './overdue-escalation.service-tasks';
import { SupervisionController } from './supervision.controller';
import { SupervisionCounters } from './supervision-counter.queries';
import { SupervisionLists } from './supervision-list.queries';
import { SupervisionQueries } from './supervision.queries';

@Module({
  imports: [CalendarModule, DeadlineModule, GroupModule, IdentityModule, MessageModule, OrganizationModule, PolicyModule, ProcessInstanceModule],
  controllers: [SupervisionController],
  providers: [
    OverdueEscalationRepository,
    EscalationLadderService,
    OverdueEscalationServiceTasks,
    OverdueEscalationProjector,
    SupervisionCounters,
    SupervisionLists,
    SupervisionQueries,
  ],
  exports: [SupervisionQueries],
})
export class SupervisionModule {}
