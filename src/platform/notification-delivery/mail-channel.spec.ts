import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { MailServer, Settings } from '../config';
import { MailReceiver } from '../../../test/support/mail-receiver';
import { SEND_WITHIN_MS } from './delivery-channel';
import { testLetter } from './letter.presenter';
import { MailChannel } from './mail-channel';
import { defaultPreference } from './notification-preference.policy';

const ACCOUNT = { user: 'qunguan', password: 'secret' };
const PLACE = { id: 'letter-1', language: 'zh', publicUrl: 'https://qunguan.example.com' } as const;

describe('mails', () => {
  let receiver: MailReceiver;
  afterEach(async () => {
    jest.restoreAllMocks();
    await receiver.down();
  });

  const send = (more: Partial<MailServer> = {}) =>
    new MailChannel({ publicUrl: PLACE.publicUrl, mail: { ...receiver.settings, ...more } } as Settings).send(testLetter(PLACE), { ...defaultPreference('T', 'E08', 'zh'), mailAddress: 'e08@example.com' });

  it('are sent with the account of the installation, and under one name however often', async () => {
    receiver = await MailReceiver.start(ACCOUNT);
    await send(ACCOUNT);
    await send(ACCOUNT);
    expect(receiver.take().map(({ headers }) => headers['message-id'])).toEqual(['<letter-1@qunguan.example.com>', '<letter-1@qunguan.example.com>']);
  });

  it('say in words that the account was refused, without the password', async () => {
    receiver = await MailReceiver.start(ACCOUNT);
    const refusal = await send({ ...ACCOUNT, password: 'wrong-password' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'notification-not-delivered', sentence: { zh: expect.stringContaining('邮件服务器拒绝了本系统的账号') } });
    expect(JSON.stringify(refusal)).not.toContain('wrong-password');
  });

  it('never travel in clear when encryption is asked for', async () => {
    receiver = await MailReceiver.start();
    await expect(send({ tls: 'starttls' })).rejects.toMatchObject({ sentence: { zh: expect.stringContaining('加密连接未能建立') } });
    expect(receiver.take()).toEqual([]);
  });

  it('are given up when their time is over, and the server is left', async () => {
    // given a server that greets nobody
    receiver = await MailReceiver.start();
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const connected = once(silent, 'connection') as Promise<[Socket]>;
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const patience = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
    // when
    const sent = send({ port: (silent.address() as AddressInfo).port });
    const [socket] = await connected;
    const left = once(socket.resume(), 'close');
    // then
    await expect(sent).rejects.toMatchObject({ code: 'notification-not-delivered', sentence: { en: expect.stringContaining('did not answer in time') } });
    expect(patience).toHaveBeenCalledWith(SEND_WITHIN_MS);
    await left;
    silent.close();
  }, 10_000);

  it('say in words that the server is not there', async () => {
    receiver = await MailReceiver.start();
    const { settings } = receiver;
    await receiver.down();
    await expect(send(settings)).rejects.toMatchObject({ sentence: { en: expect.stringContaining('cannot be reached') } });
  });
});
