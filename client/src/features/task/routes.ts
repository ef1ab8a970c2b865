import type { RouteRecordRaw } from 'vue-router';

/** Fetched while the list is being read, so that a click only has to wait for the task itself. */
export const loadTaskPage = () => import('./TaskPage.vue');

export const routes: RouteRecordRaw[] = [
  { path: '/work', name: 'work', redirect: '/work/todo' },
  { path: '/work/:list(todo|claimable|done|started|cc)', name: 'work-list', component: () => import('./WorkPage.vue'), meta: { section: 'work', title: 'task.work' } },
  { path: '/tasks/:taskId', name: 'task', component: loadTaskPage, props: true, meta: { section: 'work', title: 'task.task' } },
];
