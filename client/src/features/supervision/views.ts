import type { SupervisionOverview, SupervisionWindow } from '@/api/supervision.types';
import type { IconName } from '@/ui/icons';

/** Windows list runs by their deadline; the other views list instances or incidents. */
export const WINDOWS: readonly SupervisionWindow[] = ['overdue', 'today', 'soon', 'hour', 'provisional'];
export const INSTANCE_VIEWS = ['running', 'escalations', 'cases'] as const;
export type InstanceView = (typeof INSTANCE_VIEWS)[number];
export type View = SupervisionWindow | InstanceView | 'incidents';
const VIEWS: readonly string[] = [...WINDOWS, ...INSTANCE_VIEWS, 'incidents'];

export const viewOf = (text: string): View => (VIEWS.includes(text) ? (text as View) : 'overdue');
export const isWindow = (view: View): view is SupervisionWindow => (WINDOWS as readonly string[]).includes(view);
export const isInstanceView = (view: View): view is InstanceView => (INSTANCE_VIEWS as readonly string[]).includes(view);

/** Only the process of an instance view; 运行中 takes all of them. */
export const PROCESS_OF: Partial<Record<InstanceView, string>> = { escalations: 'overdue-escalate', cases: 'violation-case' };

export interface Counter {
  name: string; value: (overview: SupervisionOverview) => number; icon: IconName; tone?: 'late' | 'soon' | 'prov';
  /** where the counter leads: a view of this page, or the register with a state */
  view?: View; register?: string; note: string;
}
export const COUNTERS: readonly Counter[] = [
  { name: 'overdue', value: (o) => o.overdue.count, icon: 'alert', tone: 'late', view: 'overdue', note: 'none' },
  { name: 'today', value: (o) => o.dueToday.count, icon: 'clock', tone: 'soon', view: 'today', note: 'today' },
  { name: 'soon', value: (o) => o.dueSoon.count, icon: 'cal', view: 'soon', note: 'soon' },
  { name: 'hour', value: (o) => o.hourOverdue.count, icon: 'moon', tone: 'late', view: 'hour', note: 'hour' },
  { name: 'escalations', value: (o) => o.supervisionTasks, icon: 'horn', view: 'escalations', note: 'escalations' },
  { name: 'provisional', value: (o) => o.provisional, icon: 'cal', tone: 'prov', view: 'provisional', note: 'provisional' },
  { name: 'running', value: (o) => o.running, icon: 'run', view: 'running', note: 'running' },
  { name: 'dissolving', value: (o) => o.dissolutionsRunning, icon: 'users', register: 'DISSOLVING,FORCED_DISSOLVING', note: 'register' },
  { name: 'unverified', value: (o) => o.waitingVerification, icon: 'eye', register: 'DISSOLVED_UNVERIFIED', note: 'register' },
  { name: 'cases', value: (o) => o.openCases, icon: 'file', view: 'cases', note: 'cases' },
  { name: 'incidents', value: (o) => o.incidents, icon: 'shield', view: 'incidents', note: 'incidents' },
];
