import { computed } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { packApi } from '@/api/pack.api';

const HALF_HOUR = 30 * 60_000;

/**
 * The clauses of the organization's own regulation. One set of diagrams and forms serves several regulations and names
 * the clauses of all of them; people see only those they live under, with their text.
 */
export function useClauses() {
  const query = useQuery({ queryKey: ['packs', 'current'], queryFn: packApi.current, staleTime: HALF_HOUR });
  const texts = computed(() => new Map((query.data.value?.clauses ?? []).map((each) => [each.id, [each.article, each.text].filter(Boolean).join('：')])));
  /** Ids in a text like `A8(1)b B13b` that belong to the own regulation; all of them while it is not known. */
  const own = (clause: string | null | undefined): string[] => {
    const ids = (clause ?? '').split(/\s+/).filter(Boolean);
    const known = ids.filter((id) => texts.value.has(id));
    if (texts.value.size === 0 || ids.length === 0) return ids;
    const letters = new Set([...texts.value.keys()].map((id) => id[0]));
    return known.length > 0 ? known : ids.filter((id) => letters.has(id[0]));
  };
  return { own, textOf: (id: string): string | undefined => texts.value.get(id), loaded: computed(() => texts.value.size > 0) };
}
