import { computed, shallowRef } from 'vue';
import { sessionApi } from '@/api/session.api';
import { ApiProblem } from '@/api/api-problem';
import type { Me } from '@/api/types';
import { finishBeforeLeaving } from './before-leaving';
import { forgetWords } from './kept-words';
import { forgetDraftsOfOthers, hasDrafts } from './local-draft';
import { queryClient } from './query';

const me = shallowRef<Me | null>(null);
/** The session ended without its person: told on the sign-in page, with what became of what was typed. */
const ended = shallowRef<{ draftKept: boolean }>();
let asked: Promise<Me | null> | undefined;
/** who was signed in last on this page */
let latest: string | undefined;

async function ask(): Promise<Me | null> {
  try {
    me.value = await sessionApi.current();
    latest = me.value.userId;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) { asked = undefined; throw error; }
    me.value = null;
  }
  return me.value;
}

/** Another person: nothing of the former one may stay in caches or drafts. */
function become(next: Me | null): Me | null {
  queryClient.clear();
  forgetDraftsOfOthers(next?.userId);
  if (!next || next.userId !== latest) forgetWords();
  latest = next?.userId;
  ended.value = undefined;
  me.value = next;
  asked = Promise.resolve(next);
  return next;
}

/** Who is signed in. One per page; the router asks once before the first page. */
export const session = {
  me: computed(() => me.value),
  known: (): Promise<Me | null> => (asked ??= ask()),
  signIn: async (username: string, password: string) => become(await sessionApi.signIn(username, password)),
  /** `leave` goes away from the present page before the new person appears on it. */
  signInAsDemoUser: async (username: string, leave?: () => Promise<unknown>) => {
    await finishBeforeLeaving();
    const next = await sessionApi.signInAsDemoUser(username);
    await leave?.();
    return become(next);
  },
  signOut: async () => { await finishBeforeLeaving(); await sessionApi.signOut(); become(null); },
  /** The session ran out under the person: their drafts in this tab wait for them, and go when somebody else signs in. */
  lost: () => {
    // several requests may find out, the later ones on the sign-in page
    if (!me.value) return;
    ended.value = { draftKept: hasDrafts(me.value.userId) };
    queryClient.clear();
    me.value = null;
    asked = Promise.resolve(null);
  },
  ended: computed(() => ended.value),
};

/** The signed-in person, for pages behind the sign-in; keeps the last one while such a page is being left. */
export function useMe() {
  let last = me.value;
  return computed<Me>(() => {
    last = me.value ?? last;
    if (!last) throw new Error('no session');
    return last;
  });
}
