import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceTaskRegistry, TaskGuardRegistry, type TaskCompletionRequest } from '../../workflow/registry';
import { SendingTimeImpossible } from './escalation-report.errors';
import { EscalationReportService } from './escalation-report.service';

/** Connects `report-ladder` and `report-receipt` to the service by name. */
@Injectable()
export class EscalationReportServiceTasks implements OnModuleInit {
  constructor(
    private readonly tasks: ServiceTaskRegistry,
    private readonly guards: TaskGuardRegistry,
    private readonly service: EscalationReportService,
  ) {}

  onModuleInit(): void {
    this.tasks.register('report.plan', (call) => this.service.plan(call));
    this.tasks.register('report.open', (call) => this.service.open(call));
    this.tasks.register('report.submit', (call) => this.service.submit(call));
    this.tasks.register('report.receive', (call) => this.service.receive(call));
    this.guards.register('report-ladder', 'register-letter', (request) => this.checkLetter(request));
  }

  private async checkLetter({ input, variables, now }: TaskCompletionRequest): Promise<void> {
    const sentAt = new Date(String(input.sentAt));
    const discoveredAt = new Date(String(variables.discoveredAt));
    if (sentAt > now || sentAt < discoveredAt) throw new SendingTimeImpossible(String(input.sentAt));
  }
}
