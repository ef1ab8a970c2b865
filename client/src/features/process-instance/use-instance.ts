import { computed, toRef, type Ref } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { processInstanceApi } from '@/api/process.api';
import type { Evidence, HistoryItem } from '@/api/types';

/** An instance and its record. */
export function useInstance(id: Ref<string | undefined>) {
  const enabled = computed(() => !!id.value);
  const instance = useQuery({ queryKey: ['process-instances', id], queryFn: () => processInstanceApi.get(id.value ?? ''), enabled });
  const history = useQuery({ queryKey: ['process-instances', id, 'history'], queryFn: () => processInstanceApi.history(id.value ?? ''), enabled });
  return { instance, history, items: computed(() => history.data.value ?? []) };
}

export const useDecisions = (id: () => string) => {
  const key = toRef(id);
  return useQuery({ queryKey: ['process-instances', key, 'decisions'], queryFn: () => processInstanceApi.decisions(key.value) });
};

/** Every piece of evidence once, whichever step it came with. */
export function evidenceOf(history: HistoryItem[], more: Evidence[] = []): Evidence[] {
  const all = new Map<string, Evidence>();
  for (const item of [...more, ...history.flatMap((each) => each.attachments ?? [])]) all.set(item.id, item);
  return [...all.values()];
}

/** What the caller may do to the run as a whole. */
export const useControls = (id: () => string) => {
  const key = toRef(id);
  return useQuery({ queryKey: ['process-instances', key, 'controls'], queryFn: () => processInstanceApi.controls(key.value) });
};
