import { get, type IncomingMessage } from 'node:http';
import { BrowserWorld } from '../support/browser-world';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** How the built client reaches a browser. */
describe('the files of the client', () => {
  let world: BrowserWorld;
  let script: string;
  beforeAll(async () => {
    world = await BrowserWorld.boot('delivery', '2026-10-12T10:00:00+08:00');
    script = /src="(\/assets\/[^"]+\.js)"/.exec((await fetched('/', 'identity')).body.toString())![1]!;
  });
  afterAll(() => world?.close());

  /** As it comes over the wire. */
  function fetched(path: string, encoding: string): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
    return new Promise((resolve, reject) => {
      get(new URL(path, world.address), { headers: { 'accept-encoding': encoding, accept: '*/*' } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) }));
      }).on('error', reject);
    });
  }

  it('come compressed as the browser takes them, and are kept for a year', async () => {
    const plain = await fetched(script, 'identity');
    const [brotli, gzip] = [await fetched(script, 'gzip, deflate, br'), await fetched(script, 'gzip')];
    expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect([brotliDecompressSync(brotli.body).equals(plain.body), gunzipSync(gzip.body).equals(plain.body)]).toEqual([true, true]);
    expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
    for (const { headers } of [plain, brotli, gzip]) expect([headers['content-type'], headers['cache-control']]).toEqual([expect.stringMatching(/javascript/), 'public, max-age=31536000, immutable']);
  });

  it('that do not exist are not answered with the page', async () => {
    expect((await fetched('/assets/no-such-file.js', 'br')).status).toBe(404);
  });
});
