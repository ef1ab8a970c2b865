import { describe, expect, it } from '@jest/globals';
import type { FormComponent } from '@/api/types';
import { acceptOf, MAX_BYTES, maxFilesOf, minFilesOf, namedPaste, refusalOf, takesPictures } from './file-rules';

const field = (more: Partial<FormComponent> = {}): FormComponent => ({ type: 'filepicker', key: 'files', ...more });
const file = (name: string, type: string, size = 10) => ({ name, type, size });

describe('a file for a field', () => {
  it.each([
    ['a screenshot', file('a.png', 'image/png'), {}, undefined],
    ['a photo with a loud name', file('A.JPEG', 'image/jpeg'), {}, undefined],
    ['a program', file('a.exe', 'application/octet-stream'), {}, 'type'],
    ['a picture under a wrong name', file('a.pdf', 'image/png'), {}, 'type'],
    ['nothing', file('a.png', 'image/png', 0), {}, 'empty'],
    ['too much', file('a.pdf', 'application/pdf', MAX_BYTES + 1), {}, 'size'],
    ['a document where pictures are wanted', file('a.pdf', 'application/pdf'), { accept: '.png, .jpg' }, 'type'],
    ['a photo where pictures are wanted', file('a.jpeg', 'image/jpeg'), { accept: '.png, .jpg' }, undefined],
  ])('that is %s', (_what, given, more, refusal) => {
    expect(refusalOf(given, field(more))).toBe(refusal);
  });

  it('comes in the number the form says', () => {
    expect([minFilesOf(field()), minFilesOf(field({ validate: { required: true } })), minFilesOf(field({ validate: { minFiles: 2 } }))]).toEqual([0, 1, 2]);
    expect([maxFilesOf(field()), maxFilesOf(field({ validate: { maxFiles: 9 } }))]).toEqual([20, 9]);
  });

  it('may be taken with the camera unless only documents are wanted', () => {
    expect([takesPictures(field()), takesPictures(field({ accept: '.pdf' })), acceptOf(field({ accept: '.pdf' }))]).toEqual([true, false, '.pdf']);
  });

  it('gets a name of its own when it was pasted, and keeps one it has', () => {
    expect(namedPaste(new File(['x'], 'image.png', { type: 'image/png' }), '2026-10-12T09:31:05').name).toBe('截图-20261012-093105.png');
    expect(namedPaste(new File(['x'], '解散前.png', { type: 'image/png' }), '2026-10-12T09:31:05').name).toBe('解散前.png');
  });
});
