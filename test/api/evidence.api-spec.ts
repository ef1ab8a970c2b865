import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { ApiWorld, expectProblem } from '../support/api-world';
import type { Answer } from '../support/http-client';
import { sampleJpg, samplePdf, samplePng } from '../support/sample-files';
import { clue, declaration, runningProjectGroup, runningStaffGroup } from './journeys.fixture';

const NOW = '2026-10-12T10:00:00+08:00';

describe('evidence', () => {
  let world: ApiWorld;
  let groupNo: string;
  beforeAll(async () => {
    world = await ApiWorld.boot(NOW, { uploadMegabytes: 1 });
    groupNo = await runningProjectGroup(world, '虚构大桥-解散-工作群');
    await world.start('E04', 'group-dissolve', { groupNo, trigger: 'ORDER', orderNo: '责令〔2026〕1号', reason: '监督检查发现问题' });
  });
  afterAll(() => world?.close());

  const upload = async (userId: string, name: string, content: Buffer, mime: string, fields: Record<string, string> = {}) => (await world.as(userId)).upload('/api/evidence', { name, mime, content }, fields);
  const incoming = () => readdirSync(join(world.booted.settings.dataDir, 'files', 'incoming'));

  describe('taken in', () => {
    it.each([
      ['png', '聊天截图.png', samplePng(901), 'image/png', 'inline'],
      ['jpg', '照片.JPG', sampleJpg(92), 'image/jpeg', 'inline'],
      ['pdf', '终止通知.pdf', samplePdf('终止'), 'application/pdf', 'attachment'],
    ])('is a %s, with its hash, its person and its time, and comes back as it was', async (_kind, name, content, mime, place) => {
      const { status, body } = await upload('E08', name, content, mime);
      expect([status, body]).toEqual([201, expect.objectContaining({
        fileName: name, mime, size: content.length, sha256: createHash('sha256').update(content).digest('hex'), uploadedBy: { id: 'E08', name: '王模拟' }, uploadedAt: new Date(NOW).toISOString(),
      })]);
      const back = await fetch(`${world.booted.anonymous.address}/api/evidence/${body.id}/content`, { headers: { cookie: await cookieOf('E08') } });
      expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true);
      // shown in place or downloaded, and never run as a page of ours
      expect(back.headers.get('content-type')).toBe(mime);
      expect(back.headers.get('content-disposition')).toMatch(new RegExp(`^${place}; filename`));
      expect(back.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    });

    it('is the uploader’s own until it proves something', async () => {
      const { id } = (await upload('E08', '草稿.png', samplePng(920), 'image/png')).body;
      for (const userId of ['E05', 'E03', 'E18']) {
        expectProblem(await world.get(userId, `/api/evidence/${id}`), { status: 404, code: 'evidence-not-found' });
        expectProblem(await world.get(userId, `/api/evidence/${id}/content`), { status: 404, code: 'evidence-not-found' });
      }
    });

    it('never takes a path or a hidden sign from a file name', async () => {
      expect((await upload('E08', '../../etc/截图\u202Egpj.png', samplePng(903), 'image/png')).body.fileName).toBe('截图gpj.png');
    });
  });

  describe('as a thumbnail', () => {
    const cameraPicture = (orientation: number) => sharp({ create: { width: 1600, height: 800, channels: 3, background: '#3366aa' } }).jpeg().withMetadata({ orientation }).toBuffer();
    const thumbnail = async (userId: string, id: string) => (await world.as(userId)).download(`/api/evidence/${id}/thumbnail`);
    const uploaded = async (name: string, content: Buffer, mime: string): Promise<{ id: string; thumbnailUrl?: string }> => (await upload('E08', name, content, mime)).body;

    it('is small, upright as the camera was held, and tells nothing of the camera', async () => {
      const { id, thumbnailUrl } = await uploaded('现场.jpg', await cameraPicture(6), 'image/jpeg');
      expect(thumbnailUrl).toBe(`/api/evidence/${id}/thumbnail`);
      const { status, headers, content } = await thumbnail('E08', id);
      expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/jpeg', 'nosniff']);
      const { width, height, exif, orientation } = await sharp(content).metadata();
      expect({ width, height, exif, orientation }).toEqual({ width: 160, height: 320, exif: undefined, orientation: undefined });
      // the second time from where it is kept
      expect((await thumbnail('E08', id)).content.equals(content)).toBe(true);
      expect(readdirSync(join(world.booted.settings.dataDir, 'thumbnails'), { recursive: true }).map(String).filter((name) => name.endsWith('.jpg')).length).toBeGreaterThan(0);
    });

    it('of a small or transparent picture is not blown up, and white where nothing is', async () => {
      const content = await sharp({ create: { width: 40, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
      const { content: small } = await thumbnail('E08', (await uploaded('透明.png', content, 'image/png')).id);
      expect(await sharp(small).metadata()).toMatchObject({ width: 40, height: 20, format: 'jpeg' });
      expect((await sharp(small).raw().toBuffer())[0]).toBeGreaterThan(250);
    });

    it('is not found for those who may not open the file', async () => {
      const { id } = await uploaded('私有.png', samplePng(931), 'image/png');
      for (const userId of ['E05', 'E18', 'S09', 'Y01']) expectProblem(await world.get(userId, `/api/evidence/${id}/thumbnail`), { status: 404, code: 'evidence-not-found' });
    });

    it.each([
      ['a document', '通知.pdf', samplePdf('通知'), 'application/pdf'],
      ['a picture of which there is only the frame', '空.jpg', sampleJpg(93), 'image/jpeg'],
      ['a picture whose pixels are damaged', '损坏.png', damaged(samplePng(932, 64, 64)), 'image/png'],
      ['a picture that is larger than its header says', '谎报.png', withWidth(samplePng(933, 64, 64), 60_000), 'image/png'],
    ])('is refused for %s, and is no fault of the host', async (_what, name, content, mime) => {
      const { status, body } = await upload('E08', name, content, mime);
      // some are not taken in at all
      if (status !== 201) return expect(status).toBe(422);
      expectProblem(await world.get('E08', `/api/evidence/${body.id}/thumbnail`), { status: 422, code: 'image-unreadable' });
    });
  });

  describe('is refused, with no row and no file left behind, when it is', () => {
    const cases: [string, () => Promise<Answer>, number, string][] = [
      ['a page named .png', () => upload('E08', 'x.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/png'), 422, 'file-type-unsupported'],
      ['a program named .pdf', () => upload('E08', 'x.pdf', Buffer.from('MZ\x90\x00 not a document'), 'application/pdf'), 422, 'file-type-unsupported'],
      ['a drawing that could carry scripts', () => upload('E08', 'x.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'), 422, 'file-type-unsupported'],
      ['a picture cut off', () => upload('E08', 'x.png', samplePng(904).subarray(0, 60), 'image/png'), 422, 'file-type-unsupported'],
      ['a PNG named .jpg', () => upload('E08', 'x.jpg', samplePng(905), 'image/jpeg'), 422, 'file-type-mismatch'],
      ['a PNG declared as PDF', () => upload('E08', 'x.png', samplePng(906), 'application/pdf'), 422, 'file-type-mismatch'],
      ['empty', () => upload('E08', 'x.png', Buffer.alloc(0), 'image/png'), 422, 'file-empty'],
      ['larger than allowed', () => upload('E08', 'x.png', Buffer.concat([samplePng(907), Buffer.alloc(1_100_000)]), 'image/png'), 413, 'file-too-large'],
      ['a picture of too many pixels', () => upload('E08', 'x.png', hugePicture(), 'image/png'), 422, 'image-too-large'],
      ['sent with an unknown field', () => upload('E08', 'x.png', samplePng(908), 'image/png', { uploadedBy: 'E03' }), 400, 'request-invalid'],
    ];
    it.each(cases)('%s', async (_what, send, status, code) => {
      await world.refused('E08', send, { status, code });
      expect(incoming()).toEqual([]);
    });

    it('missing, in another field, or two at once', async () => {
      const two = () => {
        const body = new FormData();
        for (const name of ['a.png', 'b.png']) body.append('file', new Blob([new Uint8Array(samplePng(909))], { type: 'image/png' }), name);
        return body;
      };
      const elsewhere = new FormData();
      elsewhere.append('picture', new Blob([new Uint8Array(samplePng(910))], { type: 'image/png' }), 'a.png');
      await world.refused('E08', (client) => client.send('POST', '/api/evidence', new FormData()), { status: 400 });
      await world.refused('E08', (client) => client.send('POST', '/api/evidence', elsewhere), { status: 400 });
      await world.refused('E08', (client) => client.send('POST', '/api/evidence', two()), { status: 400 });
      await world.refused('E08', (client) => client.post('/api/evidence', { file: 'x' }), { status: 400 });
      expect(incoming()).toEqual([]);
    });

    it('sent without a session or without our header', async () => {
      expectProblem(await world.booted.anonymous.upload('/api/evidence', { name: 'x.png', mime: 'image/png', content: samplePng(911) }), { status: 401 });
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(samplePng(912))], { type: 'image/png' }), 'x.png');
      await world.refused('E08', (client) => client.send('POST', '/api/evidence', body, { 'x-requested-with': '' }), { status: 403, code: 'request-forged' });
      expect(incoming()).toEqual([]);
    });
  });

  describe('of a dissolution', () => {
    let taskId: string;
    beforeAll(async () => {
      taskId = (await world.task('E08', 'dissolve', groupNo)).id;
    });
    const declare = (variables: unknown, status: number, code?: string) =>
      world.refused('E08', (client) => client.post(`/api/user-tasks/${taskId}/completion`, { variables }), { status, code });
    const picture = async (seed: number, userId = 'E08') => (await upload(userId, `截图${seed}.png`, samplePng(seed), 'image/png')).body.id as string;

    it('is at least two screenshots: none or one is not enough', async () => {
      const good = await declaration(world, 'E08', NOW);
      await declare({ ...good, screenshotsBefore: [], screenshotsAfter: [] }, 422, 'form-invalid');
      await declare({ ...good, screenshotsAfter: [] }, 422, 'form-invalid');
      await declare({ ...good, screenshotsAfter: undefined }, 422, 'form-invalid');
    });

    it('is two different ones: the same file, or the same picture uploaded twice, counts once', async () => {
      const good = await declaration(world, 'E08', NOW);
      await declare({ ...good, screenshotsAfter: good.screenshotsBefore }, 422);
      await declare({ ...good, screenshotsBefore: [await picture(50)], screenshotsAfter: [await picture(50)] }, 422);
    });

    it('is one’s own: what somebody else uploaded, of this or the other organization, is refused', async () => {
      const good = await declaration(world, 'E08', NOW);
      for (const stranger of ['E10', 'E03', 'S09']) await declare({ ...good, screenshotsAfter: [await picture(60, stranger)] }, 422);
      await declare({ ...good, screenshotsAfter: ['01999999-0000-7000-8000-000000000000'] }, 422);
      await declare({ ...good, screenshotsAfter: [{ id: 'x' }] }, 400, 'form-invalid');
      await declare({ ...good, screenshotsAfter: 'x' }, 400, 'form-invalid');
    });

    it('is used once: what proves one thing proves no other', async () => {
      // given a screenshot that belongs to a landing already
      const other = await runningStaffGroup(world, '甲乙社区-证据-工作群');
      const caseNo = (await world.start('S09', 'violation-case', clue(other, '2026-10-12T09:30:00+08:00', { foundByOwner: true }))).businessKey;
      const [kept] = await world.screenshots('S09', 1);
      const measures = ['MUTE', 'REMOVE', 'BLACKLIST'].map((type) => ({ type, doneAt: NOW }));
      await world.complete('S09', 'dispose', { evidenceIds: [kept], measures }, caseNo);
      // then
      const report = await world.take('S09', 'write-report', caseNo);
      await world.refused('S09', (client) => client.post(`/api/user-tasks/${report.id}/completion`, { variables: { summary: '情况已核实。', evidenceIds: [kept] } }), { status: 422, code: 'evidence-not-attachable' });
    });

    it('with two different screenshots stands in the story and on the verifier’s page', async () => {
      const good = (await declaration(world, 'E08', NOW)) as { screenshotsBefore: string[]; screenshotsAfter: string[] };
      await world.completeTask('E08', taskId, { ...good });
      const ids = [...good.screenshotsBefore, ...good.screenshotsAfter].sort();
      const verify = await world.task('E03', 'verify-dissolution', groupNo);
      const page = await world.read('E03', `/api/user-tasks/${verify.id}`);
      expect(page.evidence.map((one: { id: string }) => one.id)).toEqual(expect.arrayContaining(ids));
      expect(page.form.data).toMatchObject({ screenshotsBefore: good.screenshotsBefore, screenshotsAfter: good.screenshotsAfter });
      const { items } = await world.read('E03', `/api/process-instances/${verify.processInstanceId}/history`);
      const declared = items.find((one: { kind: string; elementId?: string }) => one.kind === 'TASK_COMPLETED' && one.elementId === 'dissolve');
      expect(declared.attachments.map((one: { id: string }) => one.id).sort()).toEqual(ids);
      for (const id of ids) expect((await world.get('E03', `/api/evidence/${id}/content`)).status).toBe(200);
    });
  });

  /** The session cookie of a person, for a request that needs the raw bytes. */
  async function cookieOf(userId: string): Promise<string> {
    const { headers } = await (await world.as(userId)).post('/api/session', { username: userId.toLowerCase(), password: 'qunguan-demo' });
    return headers.getSetCookie()[0]!.split(';')[0]!;
  }
});

/** A small file whose header promises 100 000 × 100 000 pixels. */
function hugePicture(): Buffer {
  const picture = Buffer.from(samplePng(999));
  picture.writeUInt32BE(100_000, 16);
  picture.writeUInt32BE(100_000, 20);
  return picture;
}

/** Its content is no stream of pixels any more; beginning and end are as they were. */
function damaged(png: Buffer): Buffer {
  const copy = Buffer.from(png);
  const at = copy.indexOf('IDAT') + 4;
  copy.fill(0x5a, at + 2, at + 40);
  return copy;
}

/** The header claims another width. */
function withWidth(png: Buffer, width: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  return copy;
}
