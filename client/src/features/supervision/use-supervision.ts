import { computed, ref, watch } from 'vue';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { supervisionApi } from '@/api/supervision.api';
import type { SupervisionItem } from '@/api/supervision.types';
import { useAddressFilters } from '@/app/use-address-filters';
import { isWindow, viewOf, type View } from './views';

export const PAGE_SIZE = 50;
const REFRESH_MS = 60_000;

/** The page's state: which view, filtered by process and unit, all in the address. */
export function useSupervisionFilters() {
  const filters = useAddressFilters(['window', 'process', 'unit'] as const);
  const view = computed<View>({ get: () => viewOf(filters.window.value), set: (value) => { filters.window.value = value === 'overdue' ? '' : value; } });
  return { view, process: filters.process, unit: filters.unit };
}
export type SupervisionFilters = ReturnType<typeof useSupervisionFilters>;

export const useOverview = () => useQuery({ queryKey: ['supervision', 'overview'], queryFn: supervisionApi.overview, refetchInterval: REFRESH_MS });

/** Everything late or due within two workdays, for the ageing bars; the same requests the tabs make, unfiltered. */
export function useAgeingItems() {
  return useQuery({
    queryKey: ['supervision', 'ageing'],
    queryFn: async (): Promise<SupervisionItem[]> => {
      const pages = await Promise.all((['overdue', 'today', 'soon'] as const).map((window) => supervisionApi.list({ window, limit: 100 })));
      return pages.flatMap((page) => page.items);
    },
    refetchInterval: REFRESH_MS,
  });
}

/** The runs of the chosen window with keyset pages. */
export function useLateRuns({ view, process, unit }: SupervisionFilters) {
  const cursors = ref<string[]>([]);
  watch([view, process, unit], () => { cursors.value = []; });
  const window = computed(() => (isWindow(view.value) ? view.value : 'overdue'));
  const after = computed(() => cursors.value.at(-1));
  const query = useQuery({
    queryKey: ['supervision', 'runs', window, process, unit, after],
    queryFn: () => supervisionApi.list({ window: window.value, processDefinitionKey: process.value, unitId: unit.value, limit: PAGE_SIZE, after: after.value }),
    enabled: computed(() => isWindow(view.value)),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const nextCursor = computed(() => query.data.value?.nextCursor ?? undefined);
  return {
    query, window,
    items: computed(() => query.data.value?.items ?? []),
    page: computed(() => cursors.value.length + 1),
    hasNext: computed(() => nextCursor.value !== undefined),
    next: () => { if (nextCursor.value) cursors.value = [...cursors.value, nextCursor.value]; },
    previous: () => { cursors.value = cursors.value.slice(0, -1); },
  };
}
