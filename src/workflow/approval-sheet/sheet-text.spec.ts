import { printable, wrapText } from './sheet-text.policy';

/** Chinese signs are 10 wide, others 5. */
const measure = (sign: string) => (/[\u3000-\u9fff\uff00-\uffef（）。，“”]/.test(sign) ? 10 : 5);

describe('lines on paper', () => {
  it.each([
    ['break between any two signs', '同意建立工作群', ['同意建立工', '作群']],
    ['never begin with what closes', '同意建立工。请办理', ['同意建立', '工。请办理']],
    ['never end with what opens', '同意建立（工作群）', ['同意建立', '（工作群）']],
    ['keep words and numbers whole', '编号 G-2026-1', ['编号', 'G-2026-1']],
    ['keep the number of a clause whole', '依据 A10(4)a', ['依据', 'A10(4)a']],
    ['divide a word that is longer than a line', 'abcdefghijkl', ['abcdefghij', 'kl']],
    ['end where the writer ended them', '一\n\n二', ['一', '', '二']],
    ['drop no sign, whatever it is', '。。。。。。。。', ['。。。。。', '。。。']],
  ])('%s', (_what, text, lines) => {
    const set = wrapText(text, 50, measure);
    expect(set.join('').replace(/ /g, '')).toBe(text.replace(/[\n ]/g, ''));
    expect(set).toEqual(lines);
  });
});

describe('signs on paper', () => {
  it('are those the font has; others become 〓 and are told, control and direction signs vanish', () => {
    const missing: number[] = [];
    expect(printable('𠮷\u202E野\u0000\t家\r\n\uFE0Fe\u0301', (codePoint) => codePoint < 0x20000, (codePoint) => missing.push(codePoint))).toBe('〓野 家\né');
    expect(missing).toEqual([0x20bb7]);
  });
});
