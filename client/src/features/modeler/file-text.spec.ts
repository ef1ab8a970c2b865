import { describe, expect, it } from '@jest/globals';
import { readXmlText } from './file-text';

const bytesOf = (...parts: (string | number[])[]): ArrayBuffer => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part))).buffer;

describe('The text of a diagram file', () => {
  it('is read in the encoding it names', () => {
    expect(readXmlText(bytesOf('<?xml version="1.0" encoding="UTF-8"?><a b="群"/>'))).toContain('b="群"');
    expect(readXmlText(bytesOf('<?xml version="1.0" encoding="ISO-8859-1"?><a b="', [0xe9], '"/>'))).toContain('b="é"');
    expect(readXmlText(bytesOf("<?xml version='1.0' encoding='GBK'?><a b=\"", [0xc8, 0xba], '"/>'))).toContain('b="群"');
    expect(readXmlText(bytesOf([0xff, 0xfe], [...Buffer.from('<a b="群"/>', 'utf16le')]))).toBe('<a b="群"/>');
  });

  it('is taken for UTF-8 when it names none, or one nobody knows', () => {
    expect(readXmlText(bytesOf('<a b="群"/>'))).toBe('<a b="群"/>');
    expect(readXmlText(bytesOf('<?xml version="1.0" encoding="klingon"?><a b="群"/>'))).toContain('b="群"');
  });
});
