import { computed } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { packApi } from '@/api/pack.api';

/** The tenant's regulation: names of platforms, clause texts, deadline codes. Changes only with an activation. */
export function usePack() {
  const query = useQuery({ queryKey: ['packs', 'current'], queryFn: packApi.current, staleTime: 600_000 });
  const platforms = computed(() => (query.data.value?.platforms ?? []).map((each) => ({ value: each.code, label: each.title })));
  const clauses = computed(() => new Map((query.data.value?.clauses ?? []).map((each) => [each.id, each.text])));
  return {
    pack: query.data,
    platforms,
    platformName: (code: string): string => platforms.value.find((each) => each.value === code)?.label ?? code,
    clauseText: (id: string): string | undefined => clauses.value.get(id),
  };
}
