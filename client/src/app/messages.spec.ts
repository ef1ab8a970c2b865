import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { i18n } from '@/app/i18n';

type Texts = Map<string, string>;

/** Texts by their dotted key. */
function flat(value: unknown, key = '', found: Texts = new Map()): Texts {
  if (typeof value === 'string') found.set(key, value);
  else for (const [name, child] of Object.entries(value as object)) flat(child, key ? `${key}.${name}` : name, found);
  return found;
}
const chinese = flat(i18n.global.getLocaleMessage('zh-CN'));
const english = flat(i18n.global.getLocaleMessage('en' as 'zh-CN'));
const parametersOf = (text: string | undefined): string[] => [...new Set([...(text ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();

/** Keys written out in `t('…')` and `$t('…')`; computed ones cannot be seen. */
function usedKeys(): string[] {
  const folder = join(__dirname, '..');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => /\.(vue|ts)$/.test(name) && !/\.spec\.ts$|\.d\.ts$/.test(name));
  return files.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/(?<![\w.])\$?t\('([a-zA-Z]\w*(?:\.\w+)+)'/g)].map((match) => match[1]!));
}

describe('the texts of the client', () => {
  it('are there in both languages', () => {
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
  });

  it('speak of the same things in both', () => {
    expect([...chinese.keys()].filter((key) => String(parametersOf(chinese.get(key))) !== String(parametersOf(english.get(key))))).toEqual([]);
  });

  it('are there for every key a screen names', () => {
    const used = usedKeys();
    expect(used.length).toBeGreaterThan(200);
    expect([...new Set(used)].filter((key) => !chinese.has(key))).toEqual([]);
  });
});
