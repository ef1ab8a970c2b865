import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InstanceVisibilityRegistry, ServiceTaskRegistry, StartHandlerRegistry } from '../../workflow/registry';
import { isShut, isBlind } from './case-access.policy';
import { EvidenceHoldService } from './evidence-hold.service';
import { ViolationClosingService } from './violation-closing.service';
import { ViolationHandlingService } from './violation-handling.service';
import { ViolationIntakeService } from './violation-intake.service';
import { ViolationStartService } from './violation-start.service';

/** Connects `violation-case` to its services by name. */
@Injectable()
export class ViolationServiceTasks implements OnModuleInit {
  constructor(
    private readonly tasks: ServiceTaskRegistry,
    private readonly starts: StartHandlerRegistry,
    private readonly start: ViolationStartService,
    private readonly intake: ViolationIntakeService,
    private readonly handling: ViolationHandlingService,
    private readonly closing: ViolationClosingService,
    private readonly holds: EvidenceHoldService,
  ) {}

  onModuleInit(): void {
    this.starts.register('violation-case', (request) => this.start.receive(request));
    this.tasks.register('violation.recordSecretNotice', (call) => this.intake.recordSecretNotice(call));
    this.tasks.register('violation.intake', (call) => this.intake.takeIn(call));
    this.tasks.register('violation.assignHandlers', (call) => this.intake.assignHandlers(call));
    this.tasks.register('violation.merge', (call) => this.closing.merge(call));
    this.tasks.register('violation.ownerSilent', (call) => this.handling.ownerSilent(call));
    this.tasks.register('violation.recordDisposal', (call) => this.handling.recordDisposal(call));
    this.tasks.register('violation.recordClassification', (call) => this.handling.recordClassification(call));
    this.tasks.register('violation.proposeConsequence', (call) => this.handling.proposeConsequence(call));
    this.tasks.register('violation.referRectification', async (call) => {
      await this.handling.referRectification(call);
      await this.closing.refer(call);
    });
    this.tasks.register('violation.reply', (call) => this.closing.reply(call));
    this.tasks.register('violation.holdEvidence', (call) => this.holds.hold(call));
    this.tasks.register('violation.releaseHold', (call) => this.holds.release(call));
  }
}

const SHIELD = ['recusedUsers', 'reportedUserIds', 'skippedRoles', 'recusalRow'] as const;

/** Keeps the runs of a case from the persons it is about, and from those who only run the technique. */
@Injectable()
export class ViolationVisibility implements OnModuleInit {
  constructor(private readonly visibility: InstanceVisibilityRegistry) {}

  onModuleInit(): void {
    // the escalation of a case carries the case's shield along
    for (const key of ['violation-case', 'report-ladder', 'report-receipt', 'overdue-escalate']) {
      this.visibility.register(key, (actor, { variables }) => {
        const shield = {
          recusedUsers: texts(variables.recusedUsers),
          reportedUserIds: texts(variables.reportedUserIds),
          skippedRoles: texts(variables.skippedRoles),
          recusalRow: typeof variables.recusalRow === 'number' ? variables.recusalRow : null,
        };
        return !isShut(actor, shield) && (key === 'overdue-escalate' || !isBlind(actor));
      }, SHIELD);
    }
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
