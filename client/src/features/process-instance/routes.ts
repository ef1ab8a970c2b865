import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/instances/:instanceId', name: 'process-instance', component: () => import('./InstancePage.vue'), props: true, meta: { title: 'processInstance.instance' } },
];
