import { createHash } from 'node:crypto';

/*
 * Searching Chinese without a dictionary: a text is known by its characters and pairs of neighbouring characters, so that
 * words of one, two and more characters are found by an index of the database. Letters and digits are treated alike.
 */

/** Half and full width, capital and small letters are the same to whoever searches. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The characters and pairs of neighbours in a folded text; signs and spaces keep neighbours apart. */
export function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  for (const [run] of folded.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const signs = [...run];
    signs.forEach((sign, at) => {
      grams.add(sign);
      if (at > 0) grams.add(signs[at - 1]! + sign);
    });
  }
  return [...grams];
}

/** A mark in the index that no text can hold: longer than a pair, the same length whatever it stands for. */
export function markOf(name: string): string {
  return `m${createHash('sha256').update(name).digest('hex').slice(0, 20)}`;
}

/** white space, and control characters, which PostgreSQL takes in no text */
const BETWEEN_WORDS = /[\s\p{Cc}]+/u;

/** What somebody typed into a search box: its words, and the grams that the index must hold for them. */
export interface SearchQuestion {
  readonly words: readonly string[];
  readonly grams: readonly string[];
}

/** Nothing when there is no letter and no digit in it: then nothing can be found either. */
export function readSearch(text: string): SearchQuestion | undefined {
  const words = foldText(text).split(BETWEEN_WORDS).filter((word) => gramsOf(word).length > 0);
  // the pairs say all that their characters say
  const grams = [...new Set(words.flatMap((word) => keen(gramsOf(word))))];
  return words.length > 0 ? { words, grams } : undefined;
}

function keen(grams: readonly string[]): string[] {
  const pairs = grams.filter((gram) => [...gram].length > 1);
  return grams.filter((gram) => [...gram].length > 1 || !pairs.some((pair) => pair.includes(gram)));
}

/** `LIKE … ESCAPE '\'`: this word anywhere, its own % and _ taken literally. */
export function anywhere(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

const MINUTE_MS = 60_000;
/** 2200-01-01: what is due later, or never, stands behind everything else */
const LAST_MINUTE = Date.UTC(2200, 0, 1) / MINUTE_MS;
/** rows that may be due in one minute; with it a number stays below 2^53 */
export const PLACES_PER_MINUTE = 2 ** 26;

/**
 * Where a row stands in the index of searches: in the order of due dates to the minute, so that the first ones found are
 * the first ones due. `place` tells those of one minute apart.
 */
export function searchPosition(dueMs: number, place: number): number {
  return Math.max(0, Math.min(Math.floor(dueMs / MINUTE_MS), LAST_MINUTE)) * PLACES_PER_MINUTE + place;
}
