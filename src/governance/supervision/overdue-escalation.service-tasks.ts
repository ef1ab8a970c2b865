import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '../../common';
import type { ServiceTaskCall, Variables } from '../../engine';
import { ServiceTaskRegistry } from '../../workflow/registry';
import { EscalationLadderService } from './escalation-ladder.service';
import { chooseRung, isLevelName, LEVELS } from './escalation-level.policy';
import { OverdueEscalationRepository } from './overdue-escalation.repository';

/**
 * `supervision.openLevel` (input `level`: line, opinion, leader, chief): who is asked at this level now. Sets
 * `<level>Candidates` to a list, or to null when the level is skipped. A level is written once.
 */
@Injectable()
export class OverdueEscalationServiceTasks implements OnModuleInit {
  constructor(
    private readonly registry: ServiceTaskRegistry,
    private readonly escalations: OverdueEscalationRepository,
    private readonly ladders: EscalationLadderService,
  ) {}

  onModuleInit(): void {
    this.registry.register('supervision.openLevel', (call) => this.openLevel(call));
  }

  private async openLevel(call: ServiceTaskCall): Promise<Variables> {
    const name = call.input.level;
    if (!isLevelName(name)) throw new Error(`${call.elementId}: no such level ${String(name)}`);
    const level = LEVELS[name];
    const { tenantId, now } = call.context;
    const { deadlineId, occurrence, code, lateUserIds, recusedUserIds, groupNo, unitId } = escalationOf(call.variables);
    const written = await this.escalations.listLevels(deadlineId, occurrence);
    if (written.some((one) => one.level === level)) return { [`${name}Candidates`]: null };
    const ladder = await this.ladders.from(level, code, { tenantId, unitId, groupNo }, lateUserIds);
    const asked = written.filter((one) => one.role !== null).map((one) => one.userIds);
    const { rung, note } = chooseRung(ladder, lateUserIds, asked, recusedUserIds);
    await this.escalations.insertLevel({
      id: newId(),
      tenantId,
      deadlineId,
      occurrence,
      level,
      role: rung?.role ?? null,
      userIds: rung ? [...rung.userIds] : [],
      note: note ?? null,
      assessed: rung?.role.startsWith('CHIEF@') ?? false,
      openedAt: now,
      completedBy: null,
      completedAt: null,
      statement: null,
    });
    return { [`${name}Candidates`]: rung ? [...rung.candidates] : null, [`${name}Note`]: note ?? null };
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function escalationOf(variables: Readonly<Variables>) {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    deadlineId: String(variables.deadlineId),
    occurrence: typeof variables.occurrence === 'number' ? variables.occurrence : 1,
    code: String(variables.code),
    lateUserIds: texts(variables.lateUserIds),
    recusedUserIds: [...texts(variables.recusedUsers), ...texts(variables.reportedUserIds)],
    groupNo: text(variables.groupNo),
    unitId: text(variables.unitId),
  };
}
