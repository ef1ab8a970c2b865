import { computed } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { pickerApi } from '@/api/picker.api';

/** The units of the tenant, for filters. */
export function useOrgOptions() {
  const query = useQuery({ queryKey: ['pickers', 'orgs'], queryFn: () => pickerApi.search('org', ''), staleTime: 300_000 });
  return computed(() => query.data.value ?? []);
}
