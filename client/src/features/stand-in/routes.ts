import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [{ path: '/stand-ins', name: 'stand-ins', component: () => import('./StandInPage.vue'), meta: { section: 'work', title: 'standIn.title' } }];
