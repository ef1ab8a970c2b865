import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { Section } from '@/api/types';
import type { IconName } from '@/ui/icons';
import { useMe } from './session';

const ICONS: Record<Section, IconName> = { work: 'inbox', start: 'plus', register: 'book', supervision: 'chart', modeler: 'flow', incidents: 'shield' };
const ORDER: Section[] = ['work', 'start', 'register', 'supervision', 'modeler', 'incidents'];

/** The header sections this person may open, with the first screen of each (the route of the section's name). */
export function useSections() {
  const me = useMe();
  const route = useRoute();
  const router = useRouter();
  return computed(() => ORDER
    .filter((section) => me.value.sections.includes(section) && router.hasRoute(section))
    // whoever supervises reaches the incidents from there
    .filter((section) => section !== 'incidents' || !me.value.sections.includes('supervision'))
    .map((section) => ({ section, to: { name: section }, icon: ICONS[section], current: (route.meta.section ?? (route.name === 'process-instance' ? 'work' : undefined)) === section || (section === 'supervision' && route.meta.section === 'incidents') })));
}
