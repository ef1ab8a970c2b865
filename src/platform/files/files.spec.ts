import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { platformTestingModule } from '../../../test/support/booted-app';
import { sampleJpg, samplePdf, samplePng } from '../../../test/support/sample-files';
import { testSettings } from '../../../test/support/test-settings';
import { systemActor } from '../../common';
import { UnitOfWork } from '../database';
import { cleanFileName, detectContent, fitsName } from './file-content.policy';
import { FileService } from './file.service';
import { FilesModule } from './files.module';

describe('the type of a file', () => {
  const detect = (content: Buffer) => detectContent(content, content.subarray(-2048));

  it('is told by its bytes, with the size of pictures', () => {
    expect(detect(samplePng(1, 640, 480))).toEqual({ mime: 'image/png', width: 640, height: 480 });
    expect(detect(sampleJpg())).toEqual({ mime: 'image/jpeg', width: 8, height: 8 });
    expect(detect(samplePdf())).toEqual({ mime: 'application/pdf' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a PNG signature alone', samplePng().subarray(0, 8)],
    ['a JPG without its end', sampleJpg().subarray(0, -2)],
    ['a JPG of segments without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 2, 0xff, 0xe0, 0, 2, 0xff, 0xd9])],
    ['a PDF without its end', Buffer.from('%PDF-1.4 and no more')],
    ['a zip', Buffer.from('PK\x03\x04')],
    ['a page', Buffer.from('<!doctype html>')],
  ])('is unknown for %s', (_what, content) => expect(detect(content)).toBeUndefined());

  it('has to fit extension and declared type', () => {
    const png = { mime: 'image/png' } as const;
    expect([['a.PNG', 'image/png'], ['a.png', undefined], ['a.png', 'application/octet-stream']].map(([name, mime]) => fitsName(png, name!, mime))).toEqual([true, true, true]);
    expect([['a', 'image/png'], ['a.jpg', 'image/png'], ['a.png', 'text/html'], ['a.png.', undefined]].map(([name, mime]) => fitsName(png, name!, mime))).toEqual([false, false, false, false]);
    expect(fitsName({ mime: 'image/jpeg' }, 'a.jpeg', 'image/jpg')).toBe(true);
  });

  it('never lets a name be a path or deceive', () => {
    expect(cleanFileName('C:\\temp\\..\\截图.png')).toBe('截图.png');
    expect(cleanFileName('../../etc/passwd')).toBe('passwd');
    expect(cleanFileName('a\u0000b\u202Egpj.png')).toBe('abgpj.png');
    expect(cleanFileName('\u200B/')).toBe('file');
    const long = cleanFileName(`${'长'.repeat(300)}.png`);
    expect(long).toHaveLength(150);
    expect(long).toMatch(/\.png$/);
  });
});

describe('keeping a file', () => {
  it('leaves no row when what belongs to it fails', async () => {
    const module = await platformTestingModule([FilesModule]);
    const keep = module.get(FileService).keepBuffer(systemActor('T'), 'a.png', samplePng(), async () => {
      throw new Error('no');
    });
    await expect(keep).rejects.toThrow('no');
    expect(await module.get(UnitOfWork).query('SELECT * FROM file')).toEqual([]);
    await module.close();
  });

  it('sweeps uploads that were broken off more than a day ago', async () => {
    const settings = testSettings();
    const incoming = join(settings.dataDir, 'files', 'incoming');
    mkdirSync(incoming, { recursive: true });
    writeFileSync(join(incoming, 'old'), 'x');
    writeFileSync(join(incoming, 'new'), 'x');
    const longAgo = Date.now() / 1000 - 2 * 86_400;
    utimesSync(join(incoming, 'old'), longAgo, longAgo);
    const module = await platformTestingModule([FilesModule], settings);
    expect(readdirSync(incoming)).toEqual(['new']);
    await module.close();
  });
});

describe('a kept thumbnail', () => {
  const settings = testSettings();
  let files: FileService;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const module = await platformTestingModule([FilesModule], settings);
    files = module.get(FileService);
    close = () => module.close();
  });
  afterAll(() => close());
  const keep = (content: Buffer) => files.keepBuffer(systemActor('T'), 'a.png', content, async (file) => file);

  it('is on the disk before it has its name', async () => {
    const { id } = await keep(samplePng(7, 64, 64));
    const handle = await open(__filename);
    const sync = jest.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
    await handle.close();
    await files.thumbnail('T', id);
    expect(sync).toHaveBeenCalledTimes(1);
    sync.mockRestore();
  });

  it('is drawn anew when it is damaged', async () => {
    const { id, sha256 } = await keep(samplePng(8, 64, 64));
    const whole = await files.thumbnail('T', id);
    const kept = join(settings.dataDir, 'thumbnails', sha256.slice(0, 2), `${sha256}.jpg`);
    for (const damaged of [Buffer.alloc(0), Buffer.alloc(whole.length), whole.subarray(0, -100)]) {
      writeFileSync(kept, damaged);
      expect((await files.thumbnail('T', id)).equals(whole)).toBe(true);
      expect(readFileSync(kept).equals(whole)).toBe(true);
    }
  });
});
