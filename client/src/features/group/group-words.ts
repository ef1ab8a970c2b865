import type { Group, GroupOverlay, GroupState } from '@/api/group.types';
import { i18n, t } from '@/app/i18n';
import type { IconName } from '@/ui/icons';

/** A code in the user's words; an unknown one is shown as it is rather than hidden. */
export function word(kind: string, code?: string | null): string {
  if (!code) return '';
  const key = `group.${kind}.${code}`;
  return i18n.global.te(key) || i18n.global.te(key, 'zh-CN') ? t(key) : code;
}

export const GROUP_KINDS = ['INTERNAL', 'PROJECT', 'PROJECT_LABOUR', 'OVERSEAS', 'PUBLIC', 'MIXED', 'EXTERNAL_PARTNER'] as const;
/** The states worth a filter, in the order of a group's life. */
export const FILTER_STATES: readonly GroupState[] = [
  'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FILED', 'APPROVED', 'ACTIVE', 'DISSOLVING', 'FORCED_DISSOLVING', 'DISSOLVED_UNVERIFIED',
  'DISSOLVED', 'LAPSED', 'REJECTED', 'WITHDRAWN', 'LOST_CONTROL',
];
export const OVERLAYS: readonly GroupOverlay[] = ['OVERDUE', 'OVER_CAP', 'CASE_OPEN', 'HOLD', 'RECTIFYING', 'ADMISSION_FROZEN', 'SUSPENDED', 'RECLASSIFY_PENDING'];

const OVERLAY_ICONS: Record<GroupOverlay, IconName> = {
  OVERDUE: 'alert', OVER_CAP: 'users', CASE_OPEN: 'file', HOLD: 'shield', RECTIFYING: 'edit', ADMISSION_FROZEN: 'lock', SUSPENDED: 'pause', RECLASSIFY_PENDING: 'route',
};
export const overlayIcon = (overlay: GroupOverlay): IconName => OVERLAY_ICONS[overlay] ?? 'info';

/** People are in the group, so somebody may still join or leave it. */
export const isOperating = (state: GroupState): boolean => ['ACTIVE', 'DISSOLVING', 'FORCED_DISSOLVING'].includes(state);
export const overCap = (group: Pick<Group, 'memberCount' | 'memberCap'>): number => Math.max(0, group.memberCount - group.memberCap);

/** Blue = in progress, green = done, grey = ended otherwise. */
export function stateTone(state: GroupState): { tag: string; icon?: IconName } {
  if (state === 'ACTIVE') return { tag: 'tag-blue', icon: 'run' };
  if (state === 'DISSOLVED' || state === 'ARCHIVED') return { tag: 'tag-green', icon: 'done' };
  if (['DISSOLVING', 'FORCED_DISSOLVING', 'DISSOLVED_UNVERIFIED'].includes(state)) return { tag: 'tag-blue', icon: 'mark' };
  if (['SUBMITTED', 'UNDER_REVIEW', 'FILED', 'APPROVED'].includes(state)) return { tag: 'tag-blue' };
  return state === 'LOST_CONTROL' ? { tag: '', icon: 'alert' } : { tag: '' };
}
