import type { App } from 'vue';
import { ApiProblem, NetworkProblem } from '@/api/api-problem';
import { dismissToast, toast } from '@/ui/toast';
import { t } from './i18n';

/** Something the user can put right; its message is the sentence to show. */
export class UserError extends Error {}

/** The act came too late; the page behind the dialog shows what is now, and says so. */
export class ActOvertaken extends Error {}

/** The sentence to show for whatever was thrown: the server's own, or what to do when there is none. */
export function describeError(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof ApiProblem) {
    // the server's sentence names the fields by their keys
    if (error.code === 'request-invalid') return t('app.error.invalid');
    if (error.detail) return error.detail;
    if (error.status === 404) return t('app.error.notFound');
    if (error.status === 403) return t('app.error.forbidden');
    return t('app.error.server', { status: error.status });
  }
  if (error instanceof NetworkProblem) return t('app.error.network');
  return t('app.error.unexpected');
}

export function showError(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) return; // the router leads to the sign-in page
  if (!(error instanceof ApiProblem) && !(error instanceof NetworkProblem)) console.error(error);
  const id = toast.error(describeError(error));
  if (error instanceof NetworkProblem) window.addEventListener('online', () => dismissToast(id), { once: true });
}

/** Whatever nobody caught still ends as a sentence on the screen. */
export function installErrorHandling(app: App): void {
  app.config.errorHandler = (error) => showError(error);
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof ApiProblem || event.reason instanceof NetworkProblem) {
      event.preventDefault();
      showError(event.reason);
    }
  });
}
