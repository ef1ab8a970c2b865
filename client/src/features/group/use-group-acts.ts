import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { GroupDetail } from '@/api/group.types';
import { useStartable } from '@/features/start/use-startable';
import { isOperating } from './group-words';

export interface GroupAct { key: string; label: string; to: string; primary?: boolean; closed?: string }

/**
 * The processes that may be started for this group by this person. What the group's state rules out stays visible and
 * says why; what the person may not start at all is not offered.
 */
export function useGroupActs(group: Ref<GroupDetail | undefined>) {
  const { t } = useI18n();
  const startable = useStartable();

  function closedReason(key: string, now: GroupDetail): string | undefined {
    if (key === 'member-admission') {
      if (!isOperating(now.state)) return t('group.act.admitClosed');
      if (now.overlays.includes('ADMISSION_FROZEN')) return t('group.act.frozen');
      return now.memberCount >= now.memberCap ? t('group.act.full', { cap: now.memberCap }) : undefined;
    }
    if (key === 'group-dissolve') return now.state === 'ACTIVE' ? undefined : t('group.act.dissolveClosed');
    return isOperating(now.state) || now.state === 'DISSOLVED_UNVERIFIED' ? undefined : t('group.act.reportClosed');
  }

  return computed<GroupAct[]>(() => {
    const now = group.value;
    if (!now) return [];
    const words = { 'member-admission': t('group.act.admit'), 'violation-case': t('group.act.report'), 'group-dissolve': t('group.act.dissolve') };
    const may = new Set((startable.data.value ?? []).map((each) => each.key));
    const acts = Object.entries(words).filter(([key]) => may.has(key)).map(([key, label]) => ({
      key, label, to: `/start/${key}?groupNo=${encodeURIComponent(now.groupNo)}`, closed: closedReason(key, now),
    }));
    // what a group is for comes first while it runs; one that is being dissolved has no first choice
    const primary = now.state === 'ACTIVE' ? acts.find((act) => !act.closed) : undefined;
    return acts.map((act) => ({ ...act, primary: act === primary }));
  });
}
