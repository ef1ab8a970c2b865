import { onScopeDispose, ref, watch } from 'vue';
import { ApiProblem, NetworkProblem } from '@/api/api-problem';
import { formDraftApi, type DraftKind, type FormDraft } from '@/api/form-draft.api';
import type { Evidence } from '@/api/types';
import { beforeLeaving } from '@/app/before-leaving';
import { localDraft, type DraftContent, type Values } from '@/app/local-draft';

export const SAVE_AFTER_MS = 1_000;
const RETRY_AFTER_MS = 15_000;
/** a form must not wait for its draft for ever */
const RESTORE_WITHIN_MS = 5_000;

/** `device`: only this tab has it (yet); `conflict`: another page has written since; `stopped`: it cannot be kept any more. */
export type DraftState = 'none' | 'device' | 'saved' | 'conflict' | 'stopped';
export interface DraftPlace { kind: DraftKind; key: string; userId: string; /** of the process, where the form on the page may be an older one */ processDefinitionId?: string; /** false: nothing leaves the device before it is sent */ remote: boolean }

const newPageId = (): string => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * The draft of one open form: kept in the tab at once and on the server a moment later, when the page is hidden or left,
 * and before signing out. Lives as long as the scope it is made in.
 */
export function createDraft({ kind, key, userId, processDefinitionId, remote }: DraftPlace) {
  const local = localDraft(userId, kind, key);
  const pageId = newPageId();
  const opinion = ref('');
  const state = ref<DraftState>('none');
  const savedAt = ref('');
  const formChanged = ref(false);
  let content: DraftContent | undefined;
  let untouched = '';
  let savedText = '';
  let revision = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | undefined;
  let over = false;
  let restoring: Promise<DraftContent | undefined> | undefined;

  const textOf = ({ values, opinion: said }: Pick<DraftContent, 'values' | 'opinion'>): string => JSON.stringify([values, said.trim()]);
  const isUntouched = (): boolean => content === undefined || textOf(content) === untouched;
  const isUnsaved = (): boolean => !over && content !== undefined && textOf(content) !== savedText && !(revision === 0 && isUntouched());
  /** waits for the person to decide, or for nothing any more */
  const isHeld = (): boolean => state.value === 'conflict' || state.value === 'stopped';

  async function fetchRemote(): Promise<FormDraft | undefined> {
    if (!remote) return undefined;
    const late = new Promise<undefined>((resolve) => { setTimeout(resolve, RESTORE_WITHIN_MS); });
    try {
      return await Promise.race([formDraftApi.get(kind, key), late]);
    } catch (error) {
      // without its draft the form is still a form; what cannot be saved says so itself
      if (error instanceof ApiProblem || error instanceof NetworkProblem) return undefined;
      throw error;
    }
  }
  const contentOf = ({ values, evidence, opinion: said }: FormDraft): DraftContent => ({ values, evidence, opinion: said ?? '' });
  function adopt(found: FormDraft): DraftContent {
    const read = contentOf(found);
    revision = found.revision;
    savedText = textOf(read);
    savedAt.value = found.updatedAt;
    formChanged.value = found.formChanged;
    state.value = 'saved';
    return read;
  }
  /** What was left here or on another machine; what this tab could not send any more goes before what the server has. */
  async function find(): Promise<DraftContent | undefined> {
    const server = await fetchRemote();
    if (server) adopt(server);
    const own = local.read();
    const arrived = remote && !!own?.sent;
    if (!own || (arrived && own.revision !== server?.revision)) return server && contentOf(server);
    // the same, and what the server does not keep besides (numbers of people)
    if (arrived) savedText = textOf(own);
    else {
      revision = own.revision;
      state.value = 'device';
    }
    return own;
  }
  const restore = (): Promise<DraftContent | undefined> => (restoring ??= find().then((found) => { opinion.value ||= found?.opinion ?? ''; return found; }));

  /** From here on every change counts against this content. */
  function begin(values: Values): void {
    untouched = textOf({ values, opinion: '' });
    content ??= { values, evidence: [], opinion: opinion.value };
  }
  function keep(values: Values, evidence: Evidence[]): void {
    content = { values, evidence, opinion: opinion.value };
    changed();
  }
  watch(opinion, (said) => { if (content) { content = { ...content, opinion: said }; changed(); } });

  function changed(): void {
    if (over || !content) return;
    clearTimeout(timer);
    const unsaved = isUnsaved();
    if (unsaved || revision > 0) local.write({ ...content, revision, sent: !unsaved });
    else local.remove();
    if (isHeld()) return;
    if (!unsaved) state.value = revision > 0 ? 'saved' : 'none';
    else if (remote) schedule(SAVE_AFTER_MS);
    else state.value = 'device';
  }
  function schedule(afterMs: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => { void save(); }, afterMs);
  }

  async function save(last = false): Promise<void> {
    clearTimeout(timer);
    if (!last) await saving;
    if (!remote || isHeld() || !isUnsaved() || !content) return;
    const sent = content;
    const sending = formDraftApi.save(kind, key, { values: sent.values, opinion: sent.opinion.trim() || undefined, processDefinitionId, revision, pageId }, last);
    saving = sending.then((answer) => kept(sent, answer), notKept).finally(() => { saving = undefined; });
    await saving;
  }
  function kept(sent: DraftContent, answer: { revision: number; updatedAt: string }): void {
    if (over) return;
    revision = Math.max(revision, answer.revision);
    savedText = textOf(sent);
    savedAt.value = answer.updatedAt;
    state.value = 'saved';
    changed();
  }
  function notKept(error: unknown): void {
    if (over) return;
    if (error instanceof ApiProblem && error.code === 'form-draft-changed') state.value = 'conflict';
    else if (error instanceof ApiProblem && error.status < 500 && error.status !== 401 && error.status !== 429) state.value = 'stopped';
    else if (error instanceof ApiProblem || error instanceof NetworkProblem) { state.value = 'device'; schedule(RETRY_AFTER_MS); }
    else throw error;
  }

  /** The other page's draft goes: this one's is what counts. */
  async function insist(): Promise<void> {
    revision = (await formDraftApi.get(kind, key))?.revision ?? 0;
    savedText = '';
    state.value = 'device';
    await save();
  }
  /** This page's draft goes; answers the other one's. */
  async function giveWay(): Promise<DraftContent | undefined> {
    const found = await formDraftApi.get(kind, key);
    local.remove();
    content = undefined;
    if (!found) return undefined;
    const other = adopt(found);
    opinion.value = other.opinion;
    return other;
  }
  /** 放弃草稿: here and on the server. */
  async function discard(): Promise<void> {
    clearTimeout(timer);
    await saving;
    if (remote) await formDraftApi.discard(kind, key);
    local.remove();
    content = undefined;
    revision = 0;
    savedText = savedAt.value = opinion.value = '';
    formChanged.value = false;
    state.value = 'none';
  }
  /** It was sent: the server has removed its copy in the same act. */
  function done(): void {
    over = true;
    clearTimeout(timer);
    local.remove();
    state.value = 'none';
  }
  /** No saving may be on its way while the form itself is: it would leave a draft behind what was sent. */
  async function settle(): Promise<void> {
    clearTimeout(timer);
    await saving;
  }

  const onHide = (): void => { if (document.visibilityState === 'hidden') void save(true); };
  const onPageHide = (): void => { void save(true); };
  const onOnline = (): void => { void save(); };
  const stay = beforeLeaving(() => save());
  document.addEventListener('visibilitychange', onHide);
  window.addEventListener('pagehide', onPageHide);
  window.addEventListener('online', onOnline);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', onHide);
    window.removeEventListener('pagehide', onPageHide);
    window.removeEventListener('online', onOnline);
    stay();
    void save(true).finally(() => { clearTimeout(timer); });
  });

  return {
    remote, opinion, state, savedAt, formChanged, restore, begin, keep, save, insist, giveWay, discard, done, settle,
    /** is there something typed that was not handed in */
    isTouched: (): boolean => !over && !isUntouched(),
    content: (): DraftContent | undefined => content,
  };
}
export type Draft = ReturnType<typeof createDraft>;
