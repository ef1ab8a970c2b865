import { computed, reactive, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { ApiProblem } from '@/api/api-problem';
import { notificationApi } from '@/api/notification.api';
import type { ChannelName, NotificationPreference } from '@/api/types';
import { describeError } from '@/app/errors';
import { queryClient } from '@/app/query';
import { focusFirstProblem } from '@/features/form/first-problem';
import { toast } from '@/ui/toast';
import { formOf, requestOf, type SettingsForm } from './settings-form';

/** where a problem has its place on the page */
const FIELDS = ['mailAddress', 'wecomAddress', 'dingtalkAddress', 'dingtalkSecret', 'quietHours.from', 'quietHours.to'];

export interface TestOutcome { state: 'sending' | 'arrived' | 'failed'; words: string }

/** The own settings as a form: what the server refuses stands under its field, and a channel can be tried out. */
export function useNotificationSettings() {
  const { t, locale } = useI18n();
  // why a channel is not available comes as a sentence
  const key = computed(() => ['notification-preferences', locale.value]);
  // what somebody is typing is not overwritten by what the server said before
  const query = useQuery({ queryKey: key, queryFn: notificationApi.preferences, placeholderData: keepPreviousData, refetchOnWindowFocus: false });
  const form = ref<SettingsForm>();
  const saved = ref('');
  const saving = ref(false);
  const refused = ref('');
  const problems = ref<Record<string, string>>({});
  const tests = reactive<Partial<Record<ChannelName, TestOutcome>>>({});
  const changed = computed(() => form.value !== undefined && JSON.stringify(form.value) !== saved.value);

  function show(preference: NotificationPreference): void {
    form.value = formOf(preference);
    saved.value = JSON.stringify(form.value);
  }
  watch(query.data, (preference) => { if (preference && !changed.value) show(preference); }, { immediate: true });

  async function save(): Promise<void> {
    if (!form.value || saving.value || !changed.value) return;
    saving.value = true;
    refused.value = '';
    problems.value = {};
    try {
      const preference = await notificationApi.savePreferences(requestOf(form.value));
      show(preference);
      queryClient.setQueryData(key.value, preference);
      toast.done(t('notification.settings.saved'));
    } catch (error) {
      problems.value = error instanceof ApiProblem ? Object.fromEntries(error.problems.map(({ field, message }) => [field ?? '', message])) : {};
      // what stands under its field is not said twice
      refused.value = FIELDS.some((field) => problems.value[field]) ? t('app.error.marked') : describeError(error);
      focusFirstProblem();
    } finally {
      saving.value = false;
    }
  }

  async function test(channel: ChannelName): Promise<void> {
    tests[channel] = { state: 'sending', words: t('notification.settings.testing') };
    try {
      await notificationApi.test(channel);
      tests[channel] = { state: 'arrived', words: t('notification.settings.arrived') };
    } catch (error) {
      tests[channel] = { state: 'failed', words: describeError(error) };
    }
  }
  return { query, form, changed, saving, refused, problems, save, tests, test };
}
