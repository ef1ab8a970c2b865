import { computed, ref, watch } from 'vue';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { groupApi, type GroupQuery } from '@/api/group.api';
import { useAddressFilters } from '@/app/use-address-filters';

export const PAGE_SIZE = 30;
export const FILTERS = ['unit', 'platform', 'kind', 'grade', 'state', 'overlay', 'mine', 'q'] as const;

/** The register with its filters in the address and keyset pages. */
export function useRegister() {
  const filters = useAddressFilters(FILTERS);
  const request = computed<GroupQuery>(() => ({
    unitId: filters.unit.value, platform: filters.platform.value, kind: filters.kind.value as GroupQuery['kind'], state: filters.state.value,
    overlay: filters.overlay.value as GroupQuery['overlay'], q: filters.q.value, grade: Number(filters.grade.value) || undefined, mine: filters.mine.value ? true : undefined,
  }));
  const cursors = ref<string[]>([]);
  watch(request, (now, before) => { if (JSON.stringify(now) !== JSON.stringify(before)) cursors.value = []; });
  const after = computed(() => cursors.value.at(-1));
  const query = useQuery({
    queryKey: ['groups', 'list', request, after],
    queryFn: () => groupApi.list({ ...request.value, limit: PAGE_SIZE, after: after.value }),
    placeholderData: keepPreviousData,
  });
  const nextCursor = computed(() => query.data.value?.nextCursor ?? undefined);
  return {
    query,
    filters,
    items: computed(() => query.data.value?.items ?? []),
    total: computed(() => query.data.value?.total ?? undefined),
    filtered: computed(() => FILTERS.some((name) => filters[name].value !== '')),
    page: computed(() => cursors.value.length + 1),
    hasNext: computed(() => nextCursor.value !== undefined),
    next: () => { if (nextCursor.value) cursors.value = [...cursors.value, nextCursor.value]; },
    previous: () => { cursors.value = cursors.value.slice(0, -1); },
  };
}
