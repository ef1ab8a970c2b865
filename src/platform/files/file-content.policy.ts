export type FileMime = 'image/png' | 'image/jpeg' | 'application/pdf';

export interface ContentType {
  readonly mime: FileMime;
  /** of an image, as its header says */
  readonly width?: number;
  readonly height?: number;
}

/** How much of the beginning and of the end `detectContent` wants to see. */
export const HEAD_BYTES = 262_144;
export const TAIL_BYTES = 2_048;
export const LIMIT_MEGAPIXELS = 40;

const EXTENSIONS: Readonly<Record<FileMime, readonly string[]>> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/pdf': ['pdf'],
};
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from('IEND', 'latin1');

/** What the bytes are, whatever name they came with; nothing when they are none of ours or cut off. */
export function detectContent(head: Buffer, tail: Buffer): ContentType | undefined {
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return png(head, tail);
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpeg(head, tail);
  if (head.subarray(0, 5).toString('latin1') === '%PDF-') return tail.includes('%%EOF') ? { mime: 'application/pdf' } : undefined;
  return undefined;
}

/** Does the name's extension, and the declared type when there is one, fit the content? */
export function fitsName(content: ContentType, fileName: string, declaredMime: string | undefined): boolean {
  const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (extension === undefined || !EXTENSIONS[content.mime].includes(extension)) return false;
  const declared = declaredMime?.split(';')[0]!.trim().toLowerCase().replace('image/jpg', 'image/jpeg');
  // browsers say octet-stream when they do not know
  return !declared || declared === 'application/octet-stream' || declared === content.mime;
}

/** A name that can be shown anywhere: no folders, no control or direction-changing characters, 150 characters at most. */
export function cleanFileName(name: string): string {
  const base = name.normalize('NFC').split(/[\\/]/).pop() ?? '';
  // \p{C}: control, format (bidi overrides, zero width), lone surrogates
  const clean = base.replace(/\p{C}/gu, '').trim();
  if (clean.length <= 150) return clean === '' ? 'file' : clean;
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? '';
  return clean.slice(0, 150 - extension.length) + extension;
}

function png(head: Buffer, tail: Buffer): ContentType | undefined {
  if (head.length < 24 || head.subarray(12, 16).toString('latin1') !== 'IHDR' || !tail.includes(PNG_END)) return undefined;
  return { mime: 'image/png', width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Walks the segments to the frame header. A picture without one within the head is not accepted. */
function jpeg(head: Buffer, tail: Buffer): ContentType | undefined {
  if (tail.lastIndexOf(Buffer.from([0xff, 0xd9])) < 0) return undefined;
  let at = 2;
  while (at + 9 < head.length && head[at] === 0xff) {
    const marker = head[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { mime: 'image/jpeg', height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    at += 2 + head.readUInt16BE(at + 2);
  }
  return undefined;
}
