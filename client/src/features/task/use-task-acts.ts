import { ref, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import { userTaskApi } from '@/api/user-task.api';
import { processInstanceApi } from '@/api/process.api';
import { ApiProblem } from '@/api/api-problem';
import type { ProcessInstance, UserTask, UserTaskDetail } from '@/api/types';
import { useClock } from '@/app/clock';
import { ActOvertaken, describeError, showError, UserError } from '@/app/errors';
import { refreshAll } from '@/app/query';
import { useMe } from '@/app/session';
import type { Draft } from '@/features/form/use-draft';
import type { FormState } from '@/features/form/use-form';
import { formatInstant } from '@/ui/format/dates';
import { personName } from '@/ui/history';
import { toast } from '@/ui/toast';
import type { PassOn } from './PassOnDialog.vue';
import { nameOfPerson } from './people';
import { changeIn, isStale, type TaskChange } from './task-change';

/** The acts on one task, and where to go afterwards. `tell`: where no bar shows why an overtaken act was refused. */
export function useTaskActs(task: Ref<UserTaskDetail>, form: Ref<FormState | undefined>, opinion: Ref<string>, draft: () => Draft | undefined, neighbour: () => string | undefined, tell?: (refusal: string) => void) {
  const { t } = useI18n();
  const router = useRouter();
  const me = useMe();
  const { thisYear } = useClock();
  const busy = ref(false);
  const refused = ref('');
  /** set when an act was refused because the task is no longer what the page shows */
  const stale = shallowRef<{ change?: TaskChange }>();
  /** when it can be urged again, once that was refused */
  const urgeableAt = ref('');
  /** an act of one's own is under way: what changes now, changes by it */
  const acting = ref(false);
  // once everything it named is put right, the complaint goes
  watch(() => form.value?.errorCount.value ?? 0, (left) => { if (left === 0) refused.value = ''; });
  watch(() => task.value?.id, () => { refused.value = ''; urgeableAt.value = ''; });

  async function run(act: () => Promise<unknown>): Promise<boolean> {
    busy.value = true;
    refused.value = '';
    stale.value = undefined;
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof ApiProblem && error.problems.length > 0 && form.value) {
        form.value.showProblems(error.problems);
        refused.value = describeError(error);
      } else if (error instanceof ApiProblem) {
        refused.value = describeError(error);
      } else {
        showError(error);
      }
      if (error instanceof ApiProblem && isStale(error)) {
        stale.value = { change: changeIn(error) };
        await refreshAll();
      }
      return false;
    } finally {
      busy.value = false;
    }
  }

  const steps = (instance: ProcessInstance): string => instance.currentSteps
    .map((step) => [step.name, personName(step.assignee) || step.candidates?.join(t('ui.sentence.separator'))].filter(Boolean).join(' · '))
    .join(t('ui.sentence.separator'));

  /** A called run that has ended goes on in its caller. */
  async function goingOn(id: string): Promise<ProcessInstance> {
    const instance = await processInstanceApi.get(id);
    return instance.state !== 'ACTIVE' && instance.parentId ? goingOn(instance.parentId).catch(() => instance) : instance;
  }

  /** Says what happens next; opens the follow-up that is ours, else the neighbour in the list, else the list. */
  async function afterCompletion(done: UserTask, following: string | undefined): Promise<void> {
    await refreshAll();
    const [instance, todo] = await Promise.all([
      goingOn(done.processInstanceId).catch(() => undefined),
      userTaskApi.list({ list: 'todo', limit: 50 }).catch(() => ({ items: [] as UserTask[] })),
    ]);
    const own = todo.items.find((each) => each.id !== done.id && (each.processInstanceId === done.processInstanceId || each.processInstanceId === instance?.id));
    const next = own ?? todo.items.find((each) => each.id === following);
    const lines: string[] = [];
    if (instance?.state === 'ACTIVE' && instance.currentSteps.length > 0) lines.push(t(own ? 'task.nextIsMine' : 'task.nextIs', { steps: steps(instance) }));
    else if (instance && instance.state !== 'ACTIVE') lines.push(t('task.ended'));
    if (next && !own) lines.push(t('task.nextTaskOpened'));
    toast.done(t('task.completed', { name: done.name }), { lines, link: { to: `/instances/${done.processInstanceId}`, text: t('start.follow') } });
    await router.push(next ? `/tasks/${next.id}` : '/work/todo');
  }

  /** A refusal because the task is not what the page shows any more: the page shows what it is, and says why nothing was done. */
  async function overtaken(error: unknown): Promise<boolean> {
    if (!(error instanceof ApiProblem) || !isStale(error) || error.problems.length > 0) return false;
    stale.value = { change: changeIn(error) };
    await refreshAll();
    refused.value = describeError(error);
    tell?.(refused.value);
    return true;
  }
  async function doing(act: () => Promise<unknown>): Promise<void> {
    acting.value = true;
    refused.value = '';
    stale.value = undefined;
    try {
      await act();
      await refreshAll();
    } catch (error) {
      if (await overtaken(error)) throw new ActOvertaken();
      throw error;
    } finally {
      acting.value = false;
    }
  }
  async function stayed(act: () => Promise<unknown>, words: string): Promise<void> {
    await doing(act);
    toast.done(words);
  }
  async function passed(act: () => Promise<unknown>, words: string): Promise<void> {
    const following = neighbour();
    await doing(act);
    toast.done(words, { lines: following ? [t('task.nextTaskOpened')] : [] });
    await router.push(following ? `/tasks/${following}` : '/work/todo');
  }

  async function urge(text: string): Promise<void> {
    try {
      await userTaskApi.urge(task.value.id, text || undefined);
      urgeableAt.value = '';
    } catch (error) {
      if (!(error instanceof ApiProblem) || typeof error.facts.nextAt !== 'string') throw error;
      urgeableAt.value = formatInstant(error.facts.nextAt, thisYear.value);
      throw new UserError(t('task.urge.tooSoon', { refusal: error.detail, at: urgeableAt.value }));
    }
  }

  return {
    busy, acting, refused, stale, me,
    claim: () => run(async () => { await userTaskApi.claim(task.value.id); await refreshAll(); toast.done(t('task.claimed', { title: task.value.title })); }),
    unclaim: () => run(async () => { await userTaskApi.unclaim(task.value.id); await refreshAll(); toast.done(t('task.unclaimed')); await router.push('/work/claimable'); }),
    async complete(): Promise<boolean> {
      const state = form.value;
      if (state && state.uploads.value > 0) { refused.value = t('form.uploading'); return false; }
      if (state && !state.validate()) { refused.value = t('task.missing', { n: state.errorCount.value }); return false; }
      const done = task.value;
      const following = neighbour();
      await draft()?.settle();
      const sent = await run(() => userTaskApi.complete(done.id, state?.values() ?? {}, opinion.value.trim() || undefined));
      if (sent) { draft()?.done(); await afterCompletion(done, following); }
      else void draft()?.save();
      return sent;
    },
    /** What takes the task out of one's hands leads on to the next one. */
    transfer: ({ userIds, reason, evidenceIds }: PassOn) => passed(() => userTaskApi.transfer(task.value.id, { userId: userIds[0] ?? '', reason, evidenceIds }), t('task.transfer.done', { name: nameOfPerson(userIds[0] ?? '') })),
    delegate: ({ userIds, reason, evidenceIds }: PassOn) => passed(() => userTaskApi.delegate(task.value.id, { userId: userIds[0] ?? '', reason, evidenceIds }), t('task.delegate.done', { name: nameOfPerson(userIds[0] ?? '') })),
    resolve: (opinion: string, evidenceIds: string[]) => (task.value.owner?.id === me.value.userId ? stayed(() => userTaskApi.resolve(task.value.id, { opinion, evidenceIds }), t('task.resolve.takenBack')) : passed(() => userTaskApi.resolve(task.value.id, { opinion, evidenceIds }), t('task.resolve.done'))),
    addSigners: ({ userIds, reason, position, evidenceIds }: PassOn) => stayed(() => userTaskApi.addSigners(task.value.id, { userIds, reason, position, evidenceIds }), t(`task.addSigners.done_${position}`)),
    removeSigner: (signatureId: string, reason: string) => stayed(() => userTaskApi.removeSigner(task.value.id, signatureId, reason), t('task.removeSigner.done')),
    sign: (decision: 'AGREE' | 'DISAGREE', opinion: string, evidenceIds: string[]) => passed(() => userTaskApi.sign(task.value.id, { decision, opinion: opinion || undefined, evidenceIds }), t('task.sign.done')),
    return: (elementId: string, reason: string, evidenceIds: string[]) => passed(() => userTaskApi.return(task.value.id, { elementId, reason, evidenceIds }), t('task.return.done')),
    recall: async (reason: string) => {
      const { processInstanceId, elementId, name } = task.value;
      await doing(() => userTaskApi.recall(task.value.id, reason));
      const { items } = await userTaskApi.list({ list: 'todo', limit: 100 });
      const again = items.find((each) => each.processInstanceId === processInstanceId && each.elementId === elementId);
      toast.done(t('task.recall.done', { name }));
      if (again) await router.push(`/tasks/${again.id}`);
    },
    urge: (text: string) => stayed(() => urge(text), t('task.urge.done')),
    urgeableAt,
    copy: ({ userIds, reason }: PassOn) => stayed(() => userTaskApi.copy(task.value.id, userIds, reason || undefined), t('task.copy.done', { n: userIds.length })),
    comment: (text: string, evidenceIds: string[]) => stayed(() => userTaskApi.comment(task.value.id, text, evidenceIds), t('task.comment.done')),
    reassign: ({ userIds, reason }: PassOn) => stayed(() => userTaskApi.assign(task.value.id, userIds[0] ?? '', reason), t('task.reassign.done', { name: nameOfPerson(userIds[0] ?? '') })),
  };
}
export type TaskActs = ReturnType<typeof useTaskActs>;
