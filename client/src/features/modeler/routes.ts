import type { RouteRecordRaw } from 'vue-router';

const page = () => import('./ModelerPage.vue');

export const routes: RouteRecordRaw[] = [
  { path: '/modeler', name: 'modeler', component: page, meta: { section: 'modeler', title: 'modeler.title' } },
  { path: '/modeler/:processKey', name: 'modeler-process', component: page, props: true, meta: { section: 'modeler', title: 'modeler.title' } },
];
