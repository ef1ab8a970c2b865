import { computed, onScopeDispose, reactive, ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { NetworkProblem } from '@/api/api-problem';
import { uploadEvidence } from '@/api/upload';
import type { FormComponent } from '@/api/types';
import { describeError } from '@/app/errors';
import { maxFilesOf, refusalOf } from './file-rules';
import type { FormState } from './use-form';

/** A file on its way. `again`: it was not refused, the line broke. */
export interface Upload { id: number; file: File; name: string; preview?: string; share: number; waiting: boolean; problem?: string; again: boolean; replaces?: string; abort: AbortController }
/** more at once only make each of them slower on an office line */
const AT_ONCE = 2;

/** The files one field is sending: a few at a time, each to be cancelled, tried again or put in the place of another. */
export function useUploads(component: FormComponent, form: FormState, ids: () => string[], set: (ids: string[]) => void) {
  const { t } = useI18n();
  const uploads = reactive<Upload[]>([]);
  /** what was done, for those who do not see it */
  const said = ref('');
  /** files left out because there were too many */
  const leftOut = ref(0);
  let nextId = 1;
  /** evidence id → the upload it came by */
  const chosenAs = new Map<string, number>();

  const replacing = computed(() => uploads.filter((each) => each.replaces).length);
  const room = computed(() => Math.max(0, maxFilesOf(component) - ids().length - (uploads.length - replacing.value)));

  function add(files: readonly File[], replaces?: string): void {
    const taken = replaces ? files.slice(0, 1) : files.slice(0, room.value);
    leftOut.value = replaces ? 0 : files.length - taken.length;
    for (const file of taken) {
      const refusal = refusalOf(file, component);
      const preview = !refusal && file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
      uploads.push({ id: nextId++, file, name: file.name, preview, share: 0, waiting: !refusal, problem: refusal && t(`form.file.${refusal}`), again: false, replaces, abort: new AbortController() });
      if (!refusal) form.uploads.value += 1;
    }
    next();
  }
  function next(): void {
    const running = uploads.filter((each) => !each.waiting && !each.problem).length;
    for (const upload of uploads.filter((each) => each.waiting).slice(0, Math.max(0, AT_ONCE - running))) void send(upload);
  }
  async function send(upload: Upload): Promise<void> {
    upload.waiting = false;
    upload.share = 0;
    try {
      const evidence = await uploadEvidence(upload.file, form.source.value.target, (share) => { upload.share = share; }, upload.abort.signal);
      form.evidence.set(evidence.id, evidence);
      place(evidence.id, upload);
      said.value = t('form.file.done', { name: upload.name });
      drop(upload);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') { drop(upload); return; }
      upload.problem = describeError(error);
      upload.again = error instanceof NetworkProblem;
      said.value = t('form.file.failed', { name: upload.name, problem: upload.problem });
    } finally {
      form.uploads.value -= 1;
      next();
    }
  }
  /** In the place of the one it replaces, else in the order they were chosen in, whichever arrives first. */
  function place(evidenceId: string, { id, replaces }: Upload): void {
    const others = ids().filter((each) => each !== evidenceId);
    const replaced = replaces ? others.indexOf(replaces) : -1;
    const later = others.findIndex((each) => (chosenAs.get(each) ?? 0) > id);
    const at = replaced >= 0 ? replaced : later >= 0 ? later : others.length;
    chosenAs.set(evidenceId, (replaced >= 0 ? chosenAs.get(replaces ?? '') : undefined) ?? id);
    set([...others.slice(0, at), evidenceId, ...others.slice(replaced >= 0 ? at + 1 : at)]);
  }
  function drop(upload: Upload): void {
    const at = uploads.findIndex((each) => each.id === upload.id);
    if (at >= 0) uploads.splice(at, 1);
    if (upload.preview) URL.revokeObjectURL(upload.preview);
  }
  function cancel(upload: Upload): void {
    if (upload.waiting) { form.uploads.value -= 1; drop(upload); }
    else if (upload.problem) drop(upload);
    else upload.abort.abort();
    said.value = t('form.file.cancelled', { name: upload.name });
  }
  function retry(upload: Upload): void {
    upload.problem = undefined;
    upload.again = false;
    upload.waiting = true;
    form.uploads.value += 1;
    next();
  }
  const retryAll = (): void => { for (const upload of uploads.filter((each) => each.again)) retry(upload); };
  window.addEventListener('online', retryAll);
  onScopeDispose(() => {
    window.removeEventListener('online', retryAll);
    for (const upload of [...uploads]) if (upload.problem) drop(upload); else cancel(upload);
  });
  return { uploads, room, said, leftOut, add, cancel, retry };
}
