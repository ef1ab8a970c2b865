import { computed, type Ref } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { userTaskApi } from '@/api/user-task.api';

/** Where a task stands in 待办, and its neighbours there. */
export function useTaskPosition(id: Ref<string>) {
  const query = useQuery({ queryKey: ['user-tasks', 'list', 'todo', 'neighbours'], queryFn: () => userTaskApi.list({ list: 'todo', limit: 50 }), staleTime: 15_000 });
  return computed(() => {
    const items = query.data.value?.items ?? [];
    const at = items.findIndex((each) => each.id === id.value);
    if (at < 0 || query.data.value?.nextCursor) return undefined;
    return { n: at + 1, total: items.length, previous: items[at - 1]?.id, next: items[at + 1]?.id };
  });
}
