import { useMutation, useQuery } from '@tanstack/vue-query';
import { useRouter } from 'vue-router';
import { notificationApi } from '@/api/notification.api';
import type { Notification } from '@/api/types';
import { queryClient } from '@/app/query';
import { showError } from '@/app/errors';

/** Where a notification leads: its task, else its instance. */
export function targetOf(item: Notification): string | undefined {
  if (item.taskId) return `/tasks/${item.taskId}`;
  return item.processInstanceId ? `/instances/${item.processInstanceId}` : undefined;
}

/** The unread ones, for the bell. */
export const useUnread = () => useQuery({ queryKey: ['notifications', 'unread'], queryFn: () => notificationApi.list(true), refetchInterval: 30_000 });

const refresh = async (): Promise<void> => {
  await queryClient.invalidateQueries({ queryKey: ['notifications'] });
};

/** The list, reading one (and going where it leads), reading all. */
export function useNotifications() {
  const router = useRouter();
  const list = useQuery({ queryKey: ['notifications'], queryFn: () => notificationApi.list(), refetchInterval: 60_000 });
  const readAll = useMutation({ mutationFn: notificationApi.readAll, onSuccess: refresh, onError: showError });

  async function open(item: Notification): Promise<void> {
    if (!item.readAt) void notificationApi.read(item.id).then(refresh, showError);
    const target = targetOf(item);
    if (target) await router.push(target);
  }
  return { list, readAll, open };
}
