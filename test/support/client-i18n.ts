import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createI18n } from 'vue-i18n';

/*
 * Stands for `client/src/app/i18n.ts` in tests of the client's plain functions: the same texts and the same library,
 * found on the disk, because Vite's `import.meta.glob` exists only in its builds.
 */

const SOURCE = join(__dirname, '..', '..', 'client', 'src');
type Messages = Record<string, unknown>;
export type Locale = 'zh-CN' | 'en';

/** Folders that bring texts, by the name space of these. */
function messageFolders(): ReadonlyMap<string, string> {
  const below = (path: string) => readdirSync(join(SOURCE, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => join(SOURCE, path, entry.name));
  const folders = [...below('.'), ...below('features')].filter((folder) => existsSync(join(folder, 'messages.zh-CN.ts')));
  return new Map(folders.map((folder) => [folder.split(/[\\/]/).at(-1)!.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), folder]));
}

function messagesOf(locale: Locale): Messages {
  return Object.fromEntries([...messageFolders()].map(([name, folder]) => [name, require(join(folder, `messages.${locale}.ts`)).default as Messages]));
}

export const i18n = createI18n({ legacy: false, locale: 'zh-CN', fallbackLocale: 'zh-CN', messages: { 'zh-CN': messagesOf('zh-CN'), en: messagesOf('en') } as never });
const composer = i18n.global as unknown as { t(key: string, named: Messages): string; locale: { value: string } };

export const t = (key: string, named: Messages = {}): string => composer.t(key, named);
export const currentLocale = (): Locale => composer.locale.value as Locale;
export function setLocale(locale: Locale): void {
  composer.locale.value = locale;
}
