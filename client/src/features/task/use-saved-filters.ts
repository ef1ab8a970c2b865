import { computed } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { savedFilterApi } from '@/api/saved-filter.api';
import { refetchEvery } from '@/app/live-updates';

/** 常用筛选 with their counts; they follow the lists. */
export function useSavedFilters() {
  const query = useQuery({ queryKey: ['saved-filters'], queryFn: savedFilterApi.list, refetchInterval: refetchEvery(60_000) });
  return { filters: computed(() => query.data.value?.items ?? []), share: computed(() => query.data.value?.share) };
}
