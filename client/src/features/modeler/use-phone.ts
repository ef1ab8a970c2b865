import { onScopeDispose, ref } from 'vue';

/** 建模 is a desk tool: on a narrow screen it is for reading. */
export function usePhone() {
  const query = window.matchMedia('(max-width: 720px)');
  const phone = ref(query.matches);
  const update = (): void => { phone.value = query.matches; };
  query.addEventListener('change', update);
  onScopeDispose(() => query.removeEventListener('change', update));
  return phone;
}
