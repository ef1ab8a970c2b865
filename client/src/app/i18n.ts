import { createI18n } from 'vue-i18n';
import { setApiLanguage } from '@/api/client';

export type Locale = 'zh-CN' | 'en';
type Messages = Record<string, unknown>;

/**
 * Each folder brings `messages.zh-CN.ts` and `messages.en.ts`; the folder's name (camelCase) is the namespace:
 * features/process-instance → `processInstance.…`. Chinese is in the first chunk, English is loaded on the switch.
 */
const chinese = import.meta.glob<Messages>(['/src/*/messages.zh-CN.ts', '/src/features/*/messages.zh-CN.ts'], { eager: true, import: 'default' });
const english = import.meta.glob<Messages>(['/src/*/messages.en.ts', '/src/features/*/messages.en.ts'], { import: 'default' });

const namespace = (path: string): string =>
  (path.split('/').at(-2) ?? '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const STORAGE_KEY = 'qunguan.locale';

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': Object.fromEntries(Object.entries(chinese).map(([path, texts]) => [namespace(path), texts])) },
});

/** For code outside components. */
export const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named);
export const currentLocale = (): Locale => i18n.global.locale.value as Locale;

let englishLoaded = false;
export async function setLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !englishLoaded) {
    const parts = await Promise.all(Object.entries(english).map(async ([path, load]) => [namespace(path), await load()]));
    (i18n.global.setLocaleMessage as (locale: string, texts: Messages) => void)('en', Object.fromEntries(parts) as Messages);
    englishLoaded = true;
  }
  (i18n.global.locale as { value: string }).value = locale;
  document.documentElement.lang = locale;
  setApiLanguage(locale);
  localStorage.setItem(STORAGE_KEY, locale);
}

export async function restoreLocale(): Promise<void> {
  await setLocale(localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN');
}
