import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';

/** Asks before unsaved changes are left behind: inside the app with our dialog, when the window closes with the browser's. */
export function useLeaveGuard(dirty: Ref<boolean>) {
  const asking = ref(false);
  let answered: ((leave: boolean) => void) | undefined;

  const ask = (): Promise<boolean> => new Promise((resolve) => { asking.value = true; answered = resolve; });
  /** True when nothing would be lost, or the user says so. */
  const mayLeave = async (): Promise<boolean> => !dirty.value || ask();
  function answer(leave: boolean): void {
    asking.value = false;
    answered?.(leave);
    answered = undefined;
  }
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate((to, from) => (to.path === from.path && to.query.version === from.query.version ? true : mayLeave()));

  function warn(event: BeforeUnloadEvent): void { if (dirty.value) event.preventDefault(); }
  onMounted(() => window.addEventListener('beforeunload', warn));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn));
  return { asking, answer, mayLeave };
}
