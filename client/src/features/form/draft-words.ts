import { toWallText } from '@/ui/format/dates';
import type { Draft } from './use-draft';

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** 草稿已保存 14:03: one line on what is being typed; empty while there is nothing. */
export function draftWords(draft: Pick<Draft, 'state' | 'savedAt' | 'remote'>, t: Translate): string {
  switch (draft.state.value) {
    case 'saved': return t('form.draft.saved', { time: toWallText(draft.savedAt.value).slice(11, 16) });
    case 'device': return t(draft.remote ? 'form.draft.device' : 'form.draft.deviceOnly');
    case 'stopped': return t('form.draft.stopped');
    case 'conflict': return t('form.draft.conflict');
    default: return '';
  }
}
