import { describe, expect, it } from '@jest/globals';
import { parseText } from './static-text';

describe('a text of a form', () => {
  it('becomes headings, paragraphs and lists', () => {
    expect(parseText('## 须知\n\n请逐项核对。\n- 一\n- 二\n1. 三\n#### 附').map(({ tag, items }) => [tag, items.map((parts) => parts.map((part) => part.text).join(''))])).toEqual([
      ['h3', ['须知']], ['p', ['请逐项核对。']], ['ul', ['一', '二', '三']], ['h4', ['附']],
    ]);
  });

  it('begins a new list after a paragraph', () => {
    expect(parseText('- 一\n说明\n- 二').map(({ tag }) => tag)).toEqual(['ul', 'p', 'ul']);
  });

  it('knows bold words and links within a line', () => {
    expect(parseText('须在 **五个工作日** 内[解散](/groups)。')[0]!.items[0]).toEqual([
      { text: '须在 ' }, { text: '五个工作日', bold: true }, { text: ' 内' }, { text: '解散', href: '/groups' }, { text: '。' },
    ]);
  });

  it('links only to web addresses and paths of this site; anything else stays text', () => {
    const text = '[a](javascript:alert(1)) [b](data:text/html,x) [c](https://example.org)';
    expect(parseText(text)[0]!.items[0]!.flatMap((part) => part.href ?? [])).toEqual(['https://example.org']);
  });

  it('does not read markup: tags are text', () => {
    expect(parseText('<img src=x onerror=alert(1)>')).toEqual([{ tag: 'p', items: [[{ text: '<img src=x onerror=alert(1)>' }]] }]);
  });

  it('is nothing when it is empty', () => expect(parseText(' \n\n')).toEqual([]));
});
