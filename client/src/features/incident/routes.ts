import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/incidents', name: 'incidents', component: () => import('./IncidentPage.vue'), meta: { section: 'incidents', title: 'incident.title' } },
  { path: '/incidents/:incidentId', name: 'incident', component: () => import('./IncidentDetailPage.vue'), props: true, meta: { section: 'incidents', title: 'incident.title' } },
];
