import { computed } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { processDefinitionApi } from '@/api/process.api';

/** The processes by name, for filters. */
export function useProcessOptions() {
  const query = useQuery({ queryKey: ['process-definitions', 'latest'], queryFn: processDefinitionApi.latest, staleTime: 300_000 });
  return computed(() => (query.data.value ?? []).map((each) => ({ value: each.key, label: each.name })));
}
