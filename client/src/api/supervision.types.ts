import type { DeadlineSummary, Instant, PersonRef } from './types';

export type SupervisionWindow = 'overdue' | 'today' | 'soon' | 'hour' | 'provisional';
export interface Count { count: number }
/** The counters: groups count once per process by their worst working-day deadline. */
export interface SupervisionOverview {
  now: Instant; overdue: Count & { byProcess: { processDefinitionKey: string; name: string; count: number }[] };
  dueToday: Count; dueSoon: Count; hourOverdue: Count; subStepsOverdue?: Count; casesOverdue?: Count;
  running: number; dissolutionsRunning: number; waitingVerification: number; provisional: number; supervisionTasks: number;
  openCases: number; incidents: number;
}
/** One late or soon due run; a forecast has no instance yet. */
export interface SupervisionItem {
  processInstanceId?: string | null; processDefinitionKey: string; processName: string; title: string; groupNo?: string | null;
  groupName?: string | null; demoRef?: string | null; unit?: PersonRef | null; currentStep?: string | null; handlers: PersonRef[];
  deadline: DeadlineSummary; workdaysLate: number;
  /** highest level that was asked: 0 superior … 3 chief; absent: not under supervision yet */
  ladderLevel?: number | null; taskId?: string | null;
}
export interface Incident {
  id: string; kind: string; processInstanceId?: string | null; elementId?: string | null; message: string; attempts: number; createdAt: Instant;
}
