import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { Broadcast } from '../../../src/platform/broadcast';
import { LossyProxy } from '../../support/lossy-proxy';
import { newTestDatabase } from '../../support/test-database';
import { temporaryFolder } from '../../support/test-settings';

describe('the word of mouth over PostgreSQL', () => {
  let url: string;
  let warned: jest.SpyInstance;
  beforeAll(async () => {
    const config = await newTestDatabase(temporaryFolder());
    if (config.kind === 'postgres') url = config.url;
  });
  beforeEach(() => (warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation()));
  afterEach(() => warned.mockRestore());

  const host = async (at = url) => {
    const broadcast = new Broadcast({ kind: 'postgres', url: at });
    await broadcast.onApplicationBootstrap();
    return broadcast;
  };

  it('outlives what it cannot understand, and takes it for something missed', async () => {
    // given
    const [one, two, somebody] = [await host(), await host(), new Client({ connectionString: url })];
    const gap = new Promise<void>((resolve) => two.onGap(resolve));
    const heard = new Promise<string[]>((resolve) => two.listen((keys) => resolve([...keys])));
    // when
    await somebody.connect();
    await somebody.query(`SELECT pg_notify('qunguan_broadcast', '{"from":')`);
    // then
    await gap;
    expect(warned).toHaveBeenCalledWith(expect.stringContaining('cannot be understood'));
    one.tell(['a:ann']);
    expect(await heard).toEqual(['a:ann']);
    await somebody.end();
    for (const broadcast of [one, two]) await broadcast.beforeApplicationShutdown();
  });

  it('does not keep a host from ending when the server cannot be heard any more', async () => {
    const proxy = await LossyProxy.inFrontOf(Number(new URL(url).port));
    const broadcast = await host(proxy.url(url));
    expect(broadcast['channel']!.isOpen).toBe(true);
    proxy.forgetConnections();
    await broadcast.beforeApplicationShutdown();
    await proxy.close();
  }, 10_000);
});
