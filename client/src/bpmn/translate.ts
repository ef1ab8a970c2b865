import editorTexts from 'bpmn-js-i18n/translations/zn';
import { panelTexts } from './panel-texts.zh';

type Translate = (template: string, replacements?: Record<string, unknown>) => string;

/** The editor's and the panel's own strings are English; these are the Chinese ones. Unknown strings stay as they are. */
function chinese(template: string, replacements: Record<string, unknown> = {}): string {
  const text = panelTexts[template] ?? editorTexts[template] ?? template;
  return text.replace(/{([^}]+)}/g, (whole, key: string) => (key in replacements ? String(replacements[key]) : whole));
}

/** Replaces diagram-js' translate service; nothing to replace in English. */
export const translateModule = (locale: string): object[] =>
  locale === 'en' ? [] : [{ translate: ['value', chinese satisfies Translate] }];
