import { computed, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** Filters that live in the address: they survive going back, and a link can be sent to a colleague. */
export function useAddressFilters<Name extends string>(names: readonly Name[]): Record<Name, WritableComputedRef<string>> {
  const route = useRoute();
  const router = useRouter();
  const entries = names.map((name) => [name, computed({
    get: () => String(route.query[name] ?? ''),
    set: (value: string) => { void router.replace({ query: { ...route.query, [name]: value || undefined } }); },
  })]);
  return Object.fromEntries(entries) as Record<Name, WritableComputedRef<string>>;
}
