import { IsIn, IsOptional, Matches } from 'class-validator';
import { OptionalText, RequiredText } from '../../platform/http';
import type { DissolutionRecord, DissolutionState } from './dissolution.entity';
import { DISSOLUTION_TRIGGERS, TRIGGER_TITLES, type DissolutionTrigger } from './dissolution.policy';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class TriggerBody {
  @IsIn([...DISSOLUTION_TRIGGERS]) trigger: DissolutionTrigger;
  @IsOptional() @Matches(DAY) triggerDate?: string;
  @RequiredText(4, 500) reason: string;
  @OptionalText(60) orderNo?: string;
}

export class EndDateBody {
  @Matches(DAY) newEndDate: string;
  @RequiredText(4, 500) reason: string;
}

export class TriggerResult {
  result: 'STARTED' | 'RECORDED';
}

/** Another reason that came up while the dissolution ran. */
export class FurtherTriggerItem {
  trigger: DissolutionTrigger;
  title: string;
  startDate: string;
  reason: string;
  at: string;
  /** it brought the due date forward */
  took: boolean;
}

/** One dissolution of a group. */
export class DissolutionItem {
  id: string;
  groupNo: string;
  processInstanceId: string;
  state: DissolutionState;
  trigger: DissolutionTrigger;
  triggerTitle: string;
  reason: string;
  startDate?: string;
  dueDate?: string;
  provisional: boolean;
  bornOverdue: boolean;
  forced: boolean;
  dissolvedAt?: string;
  lateWorkdays: number;
  verifyResult?: 'PASS' | 'FAIL';
  closedAt?: string;
  furtherTriggers: FurtherTriggerItem[];
}

export class DissolutionList {
  items: DissolutionItem[];
}

export function dissolutionItem(record: DissolutionRecord): DissolutionItem {
  return {
    id: record.id,
    groupNo: record.groupNo,
    processInstanceId: record.processInstanceId,
    state: record.state,
    trigger: record.trigger,
    triggerTitle: TRIGGER_TITLES[record.trigger],
    reason: record.reason,
    startDate: record.startDate ?? undefined,
    dueDate: record.dueDate ?? undefined,
    provisional: record.provisional,
    bornOverdue: record.bornOverdue,
    forced: record.forced,
    dissolvedAt: record.dissolvedAt?.toISOString(),
    lateWorkdays: record.lateWorkdays,
    verifyResult: record.verifyResult ?? undefined,
    closedAt: record.closedAt?.toISOString(),
    furtherTriggers: record.furtherTriggers.map(({ trigger, startDate, reason, at, took }) => ({ trigger, title: TRIGGER_TITLES[trigger], startDate, reason, at, took })),
  };
}
