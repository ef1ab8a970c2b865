import type { RouteRecordRaw } from 'vue-router';

export const routes: RouteRecordRaw[] = [
  { path: '/work', name: 'work', redirect: '/work/todo' },
  { path: '/work/:list(todo|claimable|done|started|cc)', name: 'work-list', component: () => import('./WorkPage.vue'), meta: { section: 'work', title: 'task.work' } },
  { path: '/tasks/:taskId', name: 'task', component: () => import('./TaskPage.vue'), props: true, meta: { section: 'work', title: 'task.task' } },
];
