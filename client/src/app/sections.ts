import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Section } from '@/api/types';
import type { IconName } from '@/ui/icons';
import { useMe } from './session';

const ICONS: Record<Section, IconName> = { work: 'inbox', start: 'plus', register: 'book', supervision: 'chart', modeler: 'flow' };
const ORDER: Section[] = ['work', 'start', 'register', 'supervision', 'modeler'];

/** The header sections this person may open, with the first screen of each (the route of the section's name). */
export function useSections() {
  const me = useMe();
  const route = useRoute();
  const router = useRouter();
  return computed(() => ORDER
    .filter((section) => me.value.sections.includes(section) && router.hasRoute(section))
    .map((section) => ({ section, to: { name: section }, icon: ICONS[section], current: route.meta.section === section })));
}
