import { anywhere, foldText, gramsOf, markOf, readSearch, searchPosition, PLACES_PER_MINUTE } from './search-text';

describe('the text of a search', () => {
  it('is folded: width and capitals make no difference', () => {
    expect(foldText('ＪＳ－2026：大桥')).toBe('js-2026:大桥');
  });

  it('is known by its characters and pairs; signs keep neighbours apart', () => {
    expect(gramsOf('大桥-js1')).toEqual(['大', '桥', '大桥', 'j', 's', 'js', '1', 's1']);
    expect(gramsOf('𠮷野')).toEqual(['𠮷', '野', '𠮷野']);
    expect(gramsOf('—…！ ')).toEqual([]);
  });

  it('asks for pairs, and for a character only where it stands alone', () => {
    expect(readSearch(' 请假条  V ')).toEqual({ words: ['请假条', 'v'], grams: ['请假', '假条', 'v'] });
    expect(readSearch('js-2026-1')).toEqual({ words: ['js-2026-1'], grams: ['js', '20', '02', '26', '1'] });
  });

  it.each(['', '   ', '"', "' OR 1=1 --".replace(/[\w]/g, ''), '%', '*'])('of %j asks for nothing', (text) => expect(readSearch(text)).toBeUndefined());

  it('takes signs of LIKE literally', () => expect(anywhere('5%_\\')).toBe('%5\\%\\_\\\\%'));

  it('has positions in the order of due dates that every number of JavaScript holds', () => {
    const due = Date.UTC(2026, 9, 12);
    expect(searchPosition(due, PLACES_PER_MINUTE - 1)).toBeLessThan(searchPosition(due + 60_000, 0));
    expect(searchPosition(Date.UTC(9999, 0, 1), 0)).toBeGreaterThan(searchPosition(Date.UTC(2199, 0, 1), PLACES_PER_MINUTE - 1));
    expect(Number.isSafeInteger(searchPosition(Date.UTC(9999, 0, 1), PLACES_PER_MINUTE - 1))).toBe(true);
  });

  it('has marks no text can hold', () => {
    expect(markOf('a:E08')).toMatch(/^m[0-9a-f]{20}$/);
    expect(markOf('a:E08')).not.toBe(markOf('u:E08'));
  });
});
