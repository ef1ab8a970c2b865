import { computed, ref, watch, type Ref } from 'vue';
import { useQuery } from '@tanstack/vue-query';
import { packApi } from '@/api/pack.api';
import { isRemotePicker, pickerApi, type RemotePicker } from '@/api/picker.api';
import type { FormComponent, Option } from '@/api/types';
import { showError } from '@/app/errors';
import { queryClient } from '@/app/query';
import type { FormState } from './use-form';

const MINUTE = 60_000;

/** The choices of a picker that the form itself does not bring: lists of the regulation, or a search on the server. */
export function usePicker(component: FormComponent, form: FormState, value: Readonly<Ref<unknown>>, disabled: () => boolean) {
  const picker = component.properties?.picker ?? '';
  const given = computed(() => form.optionsOf(component));
  const remote = computed(() => given.value.length === 0 && isRemotePicker(picker));
  const found = ref<Option[]>([]);
  const chosen = ref<Option[]>([]);
  const loading = ref(false);
  let asked = 0;

  const fromPack = picker === 'platform' || picker === 'catalogue';
  const pack = useQuery({ queryKey: ['packs', 'current'], queryFn: packApi.current, staleTime: 30 * MINUTE, enabled: fromPack });
  const packOptions = computed<Option[]>(() => {
    if (picker === 'platform') return (pack.data.value?.platforms ?? []).map((each) => ({ value: each.code, label: each.title }));
    return (pack.data.value?.catalogue ?? []).map((each) => ({ value: each.code, label: `${each.code} ${each.text}` }));
  });

  /** Members belong to the group the form names, else to the group of the case. */
  const groupNo = (): string | undefined => {
    const own = form.data.groupNo;
    return typeof own === 'string' && own ? own : form.source.value.groupNo ?? undefined;
  };
  const ask = (text: string): Promise<Option[]> => {
    const group = picker === 'member' ? groupNo() : undefined;
    return queryClient.fetchQuery({ queryKey: ['pickers', picker, text, group], queryFn: () => pickerApi.search(picker as RemotePicker, text, group), staleTime: MINUTE });
  };
  async function search(text: string): Promise<void> {
    const turn = ++asked;
    loading.value = true;
    try {
      const result = await ask(text);
      if (turn === asked) found.value = result;
    } catch (error) {
      showError(error);
    } finally {
      loading.value = false;
    }
  }
  const wanted = (): string[] => (Array.isArray(value.value) ? value.value : [value.value]).filter((each): each is string => typeof each === 'string' && each !== '');

  /** What is chosen keeps its name although the list below shows the results of another search. */
  async function nameChosen(): Promise<void> {
    const known = new Map([...chosen.value, ...found.value].map((each) => [each.value, each]));
    for (const id of wanted().filter((each) => !known.has(each))) {
      const match = (await ask(id).catch(() => [])).find((each) => each.value === id);
      known.set(id, match ?? { value: id, label: id });
    }
    chosen.value = wanted().flatMap((id) => known.get(id) ?? []);
  }
  watch(remote, async (on) => {
    if (!on) return;
    if (!disabled()) await search('');
    await nameChosen();
  }, { immediate: true });
  watch(value, () => { if (remote.value) void nameChosen(); });
  if (picker === 'member') watch(groupNo, () => { if (remote.value && !disabled()) void search(''); });

  const options = computed<Option[]>(() => {
    if (given.value.length > 0) return given.value;
    if (fromPack) return packOptions.value;
    const listed = new Set(found.value.map((each) => each.value));
    return [...found.value, ...chosen.value.filter((each) => !listed.has(each.value))];
  });
  return { options, remote, loading, search };
}
