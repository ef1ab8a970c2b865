import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/start', name: 'start', component: () => import('./StartPage.vue'), meta: { section: 'start', title: 'start.title' } },
  { path: '/start/:processKey', name: 'start-process', component: () => import('./StartFormPage.vue'), props: true, meta: { section: 'start', title: 'start.title' } },
];
