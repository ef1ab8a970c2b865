import { createRouter, createWebHistory, START_LOCATION, type RouteRecordRaw } from 'vue-router';
import { onSessionLost } from '@/api/client';
import type { Section } from '@/api/types';
import { focusPage } from './page-focus';
import { setPageTitle } from './page-title';
import { session } from './session';
import { t } from './i18n';

declare module 'vue-router' {
  interface RouteMeta {
    /** The header section this page belongs to; also asks for the right to open it. */
    section?: Section;
    /** Shown without header and before sign-in. */
    bare?: boolean;
    /** i18n key of the document title; pages with a better name set it themselves. */
    title?: string;
  }
}

/** Each feature brings `routes.ts` with lazily loaded pages; the first screen of a section is named like it. */
const features = import.meta.glob<RouteRecordRaw[]>('../features/*/routes.ts', { eager: true, import: 'routes' });

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/work' },
    ...Object.values(features).flat(),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./NotFoundPage.vue'), meta: { title: 'app.notFound.title' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

router.beforeEach(async (to) => {
  const me = await session.known();
  if (to.meta.bare) return me && to.name === 'sign-in' ? { path: '/' } : true;
  if (!me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  return true;
});

router.afterEach((to, from, failure) => {
  if (!failure && from !== START_LOCATION && to.path !== from.path) void focusPage();
  setPageTitle(to.meta.title ? `${t(to.meta.title)} · ${t('app.name')}` : t('app.name'));
});

onSessionLost(() => {
  session.lost();
  const current = router.currentRoute.value;
  if (!current.meta.bare) void router.push({ name: 'sign-in', query: { next: current.fullPath } });
});
