import sharp from 'sharp';
import { readPdf } from '../../../test/support/pdf-reader';
import type { SheetCopy } from './approval-sheet';
import { setSheet } from './sheet-layout';

const sheet: SheetCopy['sheet'] = {
  organization: '甲乙街道', name: '建群申请审批单', number: 'G-2026-1', title: '建群申请', state: '办理中', facts: [], forms: [], acts: [], current: [],
  materials: ['whole.jpeg', 'broken.jpg', 'strange.png'].map((fileName) => ({ id: fileName, fileName, size: '1 KB', by: '孔示范', at: '2026-10-12', sha256: '0'.repeat(64) })),
};

describe('a sheet', () => {
  it('is printed although a picture cannot be opened: what kind of file it is stands there instead', async () => {
    const whole = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#3366aa' } }).jpeg().toBuffer();
    const pictures = { 'whole.jpeg': whole, 'broken.jpg': Buffer.from([0xff, 0xd8, 0, 0, 0xff, 0xd9]), 'strange.png': Buffer.from('no picture') };
    const pdf = await setSheet({ sheet, digest: '0'.repeat(64), link: 'https://qunguan.example.cn', printedBy: '孔示范', printedAt: '2026-10-12 10:00', standing: [], pictures });
    const words = (await readPdf(Buffer.from(pdf))).map(({ text }) => text).join('');
    expect(['JPEG', 'JPG', 'PNG'].map((kind) => words.includes(kind))).toEqual([false, true, true]);
  });
});
