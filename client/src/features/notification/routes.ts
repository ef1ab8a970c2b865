import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/notifications', name: 'notifications', component: () => import('./NotificationPage.vue'), meta: { title: 'notification.title' } },
  { path: '/notifications/settings', name: 'notification-settings', component: () => import('./NotificationSettingsPage.vue'), meta: { title: 'notification.settings.title' } },
];
