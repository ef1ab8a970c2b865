import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/register', name: 'register', component: () => import('./RegisterPage.vue'), meta: { section: 'register', title: 'group.title' } },
  { path: '/register/:groupNo', name: 'group', component: () => import('./GroupPage.vue'), props: true, meta: { section: 'register', title: 'group.title' } },
];
