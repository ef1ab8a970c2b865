/** Named places in a command at which a fault suite may strike: stop, kill, delay. In the order a command meets them. */
export const FAULT_POINTS = [
  'instance-locked', 'state-loaded', 'stepped', 'task-written', 'state-written', 'user-task-projected', 'form-draft-projected', 'timer-projected', 'message-projected',
  'call-activity-projected', 'history-projected', 'history-written', 'job-marked', 'audit-written', 'outbox-written', 'outbox-handled',
  'definition-written', 'before-commit', 'after-commit', 'after-commit-told', 'before-answer',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

type Strike = (point: FaultPoint) => void | Promise<void>;

let strike: Strike | undefined;

/** Costs nothing unless a test process has armed the points; nothing in the product does. */
export function faultPoint(point: FaultPoint): void | Promise<void> {
  return strike?.(point);
}

/** For test processes only; without an argument the points are harmless again. */
export function armFaultPoints(by?: Strike): void {
  strike = by;
}
