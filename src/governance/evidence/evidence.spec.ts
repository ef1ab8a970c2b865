import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootPlatformApp, type BootedApp } from '../../../test/support/booted-app';
import type { HttpClient } from '../../../test/support/http-client';
import { sampleJpg, samplePdf, samplePng } from '../../../test/support/sample-files';
import type { Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { IdentityService, UserDirectory } from '../../platform/identity';
import { RegistryModule } from '../../workflow/registry';
import { EvidenceModule } from './evidence.module';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceService } from './evidence.service';

describe('evidence', () => {
  let booted: BootedApp;
  let owner: HttpClient;
  let ownerActor: Actor;
  let evidence: EvidenceService;
  let queries: EvidenceQueries;

  beforeAll(async () => {
    booted = await bootPlatformApp([RegistryModule, EvidenceModule], { uploadMegabytes: 1 });
    const identity = booted.get(IdentityService);
    const person = (id: string, tenantId: string, role: string) =>
      identity.createUser({ id, tenantId, username: id, name: `用户${id}`, orgId: tenantId, title: '', roles: [{ role, orgId: tenantId }] });
    await person('E08', 'DEMO-ENT', 'OWNER');
    await person('E03', 'DEMO-ENT', 'SUPERVISOR');
    await person('S04', 'DEMO-ST', 'REGISTRAR');
    await person('Y01', 'DEMO-ENT', 'PROCESS_OWNER');
    owner = await booted.as('E08');
    ownerActor = await booted.get(UserDirectory).getActor('E08');
    evidence = booted.get(EvidenceService);
    queries = booted.get(EvidenceQueries);
  });
  afterAll(() => booted.close());

  const upload = (client: HttpClient, name: string, content: Buffer, mime = 'image/png', fields: Record<string, string> = {}) =>
    client.upload('/api/evidence', { name, mime, content }, fields);
  const counts = async () => {
    const rows = await booted.get(UnitOfWork).query<{ n: number }>('SELECT (SELECT COUNT(*) FROM evidence) + (SELECT COUNT(*) FROM file) AS n');
    return Number(rows[0]!.n);
  };
  const incoming = () => readdirSync(join(booted.settings.dataDir, 'files', 'incoming'));

  it.each([
    ['解散截图.png', samplePng(1), 'image/png'],
    ['photo.JPG', sampleJpg(1), 'image/jpeg'],
    ['通知.pdf', samplePdf(), 'application/pdf'],
  ])('keeps %s and gives the same bytes back', async (name, content, mime) => {
    const uploaded = await upload(owner, name, content, mime, { taskId: 'task-1' });
    expect(uploaded.status).toBe(201);
    expect(uploaded.body).toMatchObject({ fileName: name, mime, size: content.length, uploadedBy: { id: 'E08', name: '用户E08' } });

    const response = await fetch(`${booted.anonymous.address}/api/evidence/${uploaded.body.id}/content`, { headers: { cookie: (owner as unknown as { cookie: string }).cookie } });
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(response.headers.get('content-type')).toBe(mime);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('content-disposition')).toBe(`${mime.startsWith('image') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`);
    expect(incoming()).toEqual([]);
  });

  it.each([
    ['an empty file', 'a.png', Buffer.alloc(0), 'image/png', 422, 'file-empty'],
    ['a page dressed as a picture', 'a.png', Buffer.from('<html><script>alert(1)</script>'), 'image/png', 422, 'file-type-unsupported'],
    ['an SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml', 422, 'file-type-unsupported'],
    ['a PDF called PNG', 'a.png', samplePdf(), 'image/png', 422, 'file-type-mismatch'],
    ['a PNG declared PDF', 'a.png', samplePng(), 'application/pdf', 422, 'file-type-mismatch'],
    ['a double extension', 'a.png.exe', samplePng(), 'image/png', 422, 'file-type-mismatch'],
    ['a cut-off PNG', 'a.png', samplePng().subarray(0, 40), 'image/png', 422, 'file-type-unsupported'],
    ['a picture of a billion pixels', 'a.png', hugePng(), 'image/png', 422, 'image-too-large'],
    ['more than the limit', 'a.png', Buffer.concat([samplePng(), Buffer.alloc(1_100_000)]), 'image/png', 413, 'file-too-large'],
  ])('refuses %s and leaves nothing behind', async (_what, name, content, mime, status, code) => {
    const before = await counts();
    const answer = await upload(owner, name, content, mime);
    expect(answer.body).toMatchObject({ status, code });
    expect(await counts()).toBe(before);
    expect(incoming()).toEqual([]);
  });

  it('refuses unknown fields, missing files and two files', async () => {
    expect((await upload(owner, 'a.png', samplePng(), 'image/png', { owner: 'S04' })).body).toMatchObject({ status: 400, code: 'request-invalid' });
    expect((await upload(owner, 'a.png', samplePng(), 'image/png', { ['__proto__']: 'x' })).status).toBe(400);
    const form = new FormData();
    form.append('taskId', 'x');
    expect((await owner.send('POST', '/api/evidence', form)).body).toMatchObject({ status: 400, code: 'file-missing' });
    form.append('file', new Blob([new Uint8Array(samplePng())]), 'a.png');
    form.append('file', new Blob([new Uint8Array(samplePng())]), 'b.png');
    expect((await owner.send('POST', '/api/evidence', form)).body).toMatchObject({ status: 400, code: 'upload-refused' });
    expect(incoming()).toEqual([]);
  });

  it('never uses a name as a path and shows it clean', async () => {
    const uploaded = await upload(owner, '..\\..\\etc/pass\u202Egnp.png', samplePng(9));
    expect(uploaded.body.fileName).toBe('passgnp.png');
  });

  it('is unknown to another tenant, to technical roles and to nobody', async () => {
    const { id } = (await upload(owner, 'a.png', samplePng(2))).body;
    expect((await owner.get(`/api/evidence/${id}`)).status).toBe(200);
    // not attached yet, it is the uploader's own, so E03 is a stranger, too
    for (const stranger of ['S04', 'Y01', 'E03']) {
      const client = await booted.as(stranger);
      expect((await client.get(`/api/evidence/${id}/content`)).body).toMatchObject({ status: 404, code: 'evidence-not-found' });
    }
    expect((await booted.anonymous.get(`/api/evidence/${id}/content`)).status).toBe(401);
    expect((await upload(await booted.as('Y01'), 'a.png', samplePng(3))).body).toMatchObject({ status: 403 });
  });

  it('is attached once, by its uploader, with doubles of the same task flagged', async () => {
    const store = (seed: number) => evidence.storeBuffer({ actor: ownerActor, fileName: `截图${seed}.png`, content: samplePng(seed) });
    const [first, same, other] = [await store(10), await store(10), await store(11)];
    const request = { actor: ownerActor, processInstanceId: 'pi-1', taskId: 'task-9', groupNo: 'G-1', evidenceIds: [first, same, other] };
    const { duplicates } = await evidence.attach(request);
    expect(duplicates).toEqual([{ evidenceId: same, duplicateOf: first }]);
    expect((await queries.listFor({ tenantId: 'DEMO-ENT', taskId: 'task-9' })).map((item) => item.id)).toEqual([first, same, other]);
    expect(await queries.listFor({ tenantId: 'DEMO-ENT', groupNo: 'G-1' })).toHaveLength(3);
    expect(await queries.listFor({ tenantId: 'DEMO-ST', groupNo: 'G-1' })).toEqual([]);
    await expect(evidence.attach({ ...request, taskId: 'task-10' })).rejects.toMatchObject({ code: 'evidence-not-attachable' });
  });

  it('of somebody else or unknown cannot be attached, and then nothing is', async () => {
    const mine = await evidence.storeBuffer({ actor: ownerActor, fileName: 'a.png', content: samplePng(20) });
    const e03 = await booted.get(UserDirectory).getActor('E03');
    const theirs = await evidence.storeBuffer({ actor: e03, fileName: 'b.png', content: samplePng(21) });
    const attach = (evidenceIds: string[]) => evidence.attach({ actor: ownerActor, processInstanceId: 'pi-2', taskId: 't', evidenceIds });
    await expect(attach([mine, theirs])).rejects.toMatchObject({ facts: { evidenceIds: [theirs] } });
    await expect(attach([mine, 'unknown'])).rejects.toMatchObject({ code: 'evidence-not-attachable' });
    expect(await queries.listFor({ tenantId: 'DEMO-ENT', taskId: 't' })).toEqual([]);
  });

  it('shares one place on disk between equal contents and says so when that is lost', async () => {
    const content = samplePng(30);
    const [a, b] = [await upload(owner, 'a.png', content), await upload(owner, 'b.png', content)];
    expect(a.body.sha256).toBe(b.body.sha256);
    const path = join(booted.settings.dataDir, 'files', a.body.sha256.slice(0, 2), a.body.sha256);
    expect(existsSync(path)).toBe(true);
    rmSync(path);
    expect((await owner.get(`/api/evidence/${b.body.id}/content`)).body).toMatchObject({ status: 503, code: 'file-content-lost' });
  });
});

function hugePng(): Buffer {
  const png = samplePng();
  png.writeUInt32BE(40_000, 16);
  png.writeUInt32BE(40_000, 20);
  return png;
}
