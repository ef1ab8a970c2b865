import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';
import { userTaskApi } from '@/api/user-task.api';
import type { DueSegment, TaskList, TaskSort } from '@/api/types';
import { refetchEvery } from '@/app/live-updates';
import { useAddressFilters } from '@/app/use-address-filters';

export const PAGE_SIZE = 50;
export const SORTS: readonly TaskSort[] = ['due', 'priority', 'arrival'];
export const SEGMENTS = ['all', 'overdue', 'today', 'soon'] as const;

/** What narrows a list; `saved` is the saved filter it began with. */
export const TASK_FILTERS = ['process', 'group', 'unit', 'due', 'sort', 'q', 'saved'] as const;
export type TaskFilters = ReturnType<typeof useAddressFilters<(typeof TASK_FILTERS)[number]>>;

/** One list of 办事 with its filters in the address and everything loaded so far. */
export function useTaskList(list: MaybeRefOrGetter<TaskList>) {
  const router = useRouter();
  const filters = useAddressFilters(TASK_FILTERS);
  const isOpenWork = computed(() => ['todo', 'claimable'].includes(toValue(list)));
  const request = computed(() => ({
    list: toValue(list),
    processDefinitionKey: filters.process.value,
    groupNo: filters.group.value,
    unitId: filters.unit.value,
    due: (filters.due.value || undefined) as DueSegment | undefined,
    sort: isOpenWork.value ? (filters.sort.value || undefined) as TaskSort | undefined : undefined,
    q: filters.q.value,
    limit: PAGE_SIZE,
  }));
  const query = useInfiniteQuery({
    queryKey: ['user-tasks', 'list', computed(() => toValue(list)), request],
    queryFn: ({ pageParam }) => userTaskApi.list({ ...request.value, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refetchEvery(60_000),
  });
  const pages = computed(() => query.data.value?.pages ?? []);
  const items = computed(() => {
    // a task that moved while its list was being read may be on two pages
    const seen = new Set<string>();
    return pages.value.flatMap((page) => page.items).filter((task) => !seen.has(task.copy?.id ?? task.id) && seen.add(task.copy?.id ?? task.id));
  });
  return {
    query, items, filters, isOpenWork,
    segments: computed(() => pages.value[0]?.segments ?? undefined),
    filtered: computed(() => (['process', 'group', 'unit', 'due', 'q'] as const).some((name) => filters[name].value !== '')),
    clear: () => { void router.replace({ query: {} }); },
  };
}
