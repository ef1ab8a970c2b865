import { computed, ref, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { useRoute, useRouter } from 'vue-router';
import { userTaskApi } from '@/api/user-task.api';
import type { TaskList, UserTask } from '@/api/types';
import { useClock } from '@/app/clock';
import { isLate, workdaysLeft } from '@/ui/due';

export const PAGE_SIZE = 50;
export type DueSegment = 'all' | 'overdue' | 'today' | 'soon';
const SOON_WORKDAYS = 3;

/** Does this task belong to the quick segment? Lists come by due date, so the urgent ones are on the first page. */
export function inSegment(task: UserTask, segment: DueSegment, today: string): boolean {
  const deadline = task.deadline;
  if (segment === 'all') return true;
  if (segment === 'overdue') return task.overdue || (!!deadline && isLate(deadline));
  if (!deadline || deadline.status !== 'OPEN' || task.overdue || isLate(deadline)) return false;
  if (segment === 'today') return deadline.dueDate === today;
  const left = workdaysLeft(deadline);
  return left !== undefined && left <= SOON_WORKDAYS;
}

/** One list of 办事 with its filters in the address, keyset pages and the counts of the quick segments. */
export function useTaskList(list: MaybeRefOrGetter<TaskList>) {
  const route = useRoute();
  const router = useRouter();
  const { today } = useClock();
  const fromQuery = (name: string) => computed<string>({
    get: () => String(route.query[name] ?? ''),
    set: (value) => { void router.replace({ query: { ...route.query, [name]: value || undefined } }); },
  });
  const process = fromQuery('process');
  const search = fromQuery('q');
  const segmentText = fromQuery('due');
  const segment = computed<DueSegment>({
    get: () => (segmentText.value || 'all') as DueSegment,
    set: (value) => { segmentText.value = value === 'all' ? '' : value; },
  });

  const cursors = ref<string[]>([]);
  watch([process, search, () => toValue(list)], () => { cursors.value = []; });
  const query = useQuery({
    queryKey: ['user-tasks', 'list', computed(() => toValue(list)), process, search, computed(() => cursors.value.at(-1))],
    queryFn: () => userTaskApi.list({
      list: toValue(list), processDefinitionKey: process.value, q: search.value, limit: PAGE_SIZE, after: cursors.value.at(-1),
    }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

  const all = computed(() => query.data.value?.items ?? []);
  const items = computed(() => all.value.filter((task) => inSegment(task, segment.value, today.value)));
  const nextCursor = computed(() => query.data.value?.nextCursor ?? undefined);
  const countOf = (name: DueSegment): number => all.value.filter((task) => inSegment(task, name, today.value)).length;
  return {
    query, items, all, process, search, segment, countOf,
    page: computed(() => cursors.value.length + 1),
    hasNext: computed(() => nextCursor.value !== undefined),
    next: () => { if (nextCursor.value) cursors.value = [...cursors.value, nextCursor.value]; },
    previous: () => { cursors.value = cursors.value.slice(0, -1); },
  };
}
