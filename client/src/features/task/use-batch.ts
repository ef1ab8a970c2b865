import { computed, ref, type Ref } from 'vue';
import type { UserTask } from '@/api/types';

/** The same step of the same process: what one decision can be made on together. */
const stepOf = (task: UserTask): string => `${task.processDefinitionKey}/${task.elementId}`;

/** Which tasks of a list are chosen for one decision. What has left the list is not chosen any more. */
export function useBatch(items: Readonly<Ref<readonly UserTask[]>>) {
  const chosen = ref(new Set<string>());
  const tasks = computed(() => items.value.filter((task) => chosen.value.has(task.id)));
  const step = computed(() => (tasks.value[0] ? stepOf(tasks.value[0]) : undefined));
  const possible = computed(() => items.value.filter((task) => task.batchable && task.state === 'CREATED'));
  const mayChoose = (task: UserTask): boolean => task.batchable && task.state === 'CREATED' && (step.value === undefined || step.value === stepOf(task));
  return {
    tasks,
    isOffered: computed(() => possible.value.length > 0),
    isChosen: (task: UserTask): boolean => chosen.value.has(task.id),
    mayChoose,
    toggle(task: UserTask): void {
      const next = new Set(chosen.value);
      if (!next.delete(task.id)) next.add(task.id);
      chosen.value = next;
    },
    /** All that can be decided together with what is chosen already, or with the first that can be. */
    chooseAll(): void {
      const first = tasks.value[0] ?? possible.value[0];
      if (first) chosen.value = new Set(possible.value.filter((task) => stepOf(task) === stepOf(first)).map(({ id }) => id));
    },
    clear: (): void => { chosen.value = new Set(); },
  };
}
export type Batch = ReturnType<typeof useBatch>;
