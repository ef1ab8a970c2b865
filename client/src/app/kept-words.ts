import { ref, watch, type Ref } from 'vue';

/** What was typed into a dialog and not sent, by the dialog's page and name. */
const kept = new Map<string, unknown>();
const nameOf = (key: string): string => `${location.pathname}|${key}`;

/** A value that is there again when the same dialog is opened again on the same page, until it is sent. */
export function keepWords<T>(key: () => string, empty: () => T): { value: Ref<T>; restore: () => void; sent: () => void } {
  let name = nameOf(key());
  const value = ref(kept.has(name) ? kept.get(name) : empty()) as Ref<T>;
  watch(value, (words) => { kept.set(name, words); }, { deep: true, flush: 'sync' });
  return {
    value,
    restore: () => { name = nameOf(key()); value.value = kept.has(name) ? kept.get(name) as T : empty(); },
    sent: () => { value.value = empty(); kept.delete(name); },
  };
}

/** Another person: nothing typed before is theirs. */
export const forgetWords = (): void => kept.clear();
