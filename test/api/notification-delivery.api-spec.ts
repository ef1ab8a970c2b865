import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { UnitOfWork } from '../../src/platform/database';
import { NotificationService, type NotificationRequest } from '../../src/platform/notification';
import { OutboxOutsideWorker } from '../../src/platform/outbox';
import { staffGroup } from '../process/group.fixture';
import { ApiWorld, expectProblem } from '../support/api-world';
import { MailReceiver } from '../support/mail-receiver';
import { RobotReceiver } from '../support/robot-receiver';
import { clue, runningStaffGroup } from './journeys.fixture';

type Values = Record<string, unknown>;

const PATH = '/api/notifications/preferences';
const SITE = 'https://qunguan.example.com';
const NOTHING = { language: 'zh', mailAddress: null, choices: [], quietHours: null, onlyWorkdays: false, urgentPasses: false };

/** The application with a mail server and robots it may call, all of them real ones on this machine. */
class Outside {
  private constructor(
    readonly world: ApiWorld,
    readonly mail: MailReceiver,
    readonly robots: RobotReceiver,
  ) {}

  static async boot(at: string): Promise<Outside> {
    const [mail, robots] = [await MailReceiver.start(), await RobotReceiver.start()];
    const world = await ApiWorld.boot(at, { mail: mail.settings, robotOrigins: [robots.origin], publicUrl: SITE });
    // no rounds of its own: the spec says when the next try is due
    clearInterval(world.booted.get(OutboxOutsideWorker)['poll']);
    return new Outside(world, mail, robots);
  }

  async close(): Promise<void> {
    await this.world.close();
    await Promise.all([this.mail.down(), this.robots.stop()]);
  }

  get database(): UnitOfWork {
    return this.world.booted.get(UnitOfWork);
  }

  async put(userId: string, change: Values) {
    return (await this.world.as(userId)).put(PATH, { ...NOTHING, ...change });
  }

  /** A person's whole preference; fails when it is refused. */
  async prefers(userId: string, change: Values): Promise<any> {
    const answer = await this.put(userId, change);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  /** A test message, however short a time ago the last one was. */
  async test(userId: string, channel: string) {
    await this.database.run(() => this.database.query('UPDATE notification_preference SET tested_at = NULL'));
    return this.world.post(userId, `${PATH}/test`, { channel });
  }

  tell(userId: string, more: Partial<NotificationRequest> = {}): Promise<void> {
    return this.world.booted.get(NotificationService).notify({ tenantId: 'DEMO-ST', userIds: [userId], kind: 'INFO', title: '放假通知', body: '国庆期间照常值班。', ...more });
  }

  /** Until all that may be sent has been tried. */
  sent(): Promise<void> {
    return this.world.booted.get(OutboxOutsideWorker).serveDue();
  }

  /** Every pause between two tries is over. */
  async tryAgain(): Promise<void> {
    await this.database.run(() => this.database.query(`UPDATE outbox_message SET available_at = 0 WHERE status = 'PENDING'`));
    await this.sent();
  }

  deliveries(): Promise<{ status: string; attempts: number; last_error: string | null }[]> {
    return this.database.query(`SELECT status, attempts, last_error FROM outbox_message WHERE kind LIKE 'notification.deliver-%' ORDER BY id`);
  }

  /** As if nobody had been told of anything, or chosen. */
  async forget(): Promise<void> {
    await this.sent();
    await this.database.run(async () => {
      for (const table of ['outbox_message', 'incident', 'notification_preference']) await this.database.query(`DELETE FROM ${table}`);
    });
    this.mail.take();
    this.robots.take();
    [this.mail.refuse, this.mail.wait, this.robots.answer] = [undefined, undefined, undefined];
  }

  async inbox(userId: string): Promise<{ kind: string; title: string; body: string; taskId?: string }[]> {
    return (await this.world.read(userId, '/api/notifications?limit=100')).items;
  }
}

const json = (value: unknown) => (response: ServerResponse) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

describe('notifications outside of the product', () => {
  let outside: Outside;
  let world: ApiWorld;
  beforeAll(async () => {
    outside = await Outside.boot('2026-10-08T10:00:00+08:00');
    world = outside.world;
  });
  afterAll(() => outside?.close());
  beforeEach(() => outside.forget());

  const MAIL = { mailAddress: 's05@example.com' };
  const robot = (name: string) => `${outside.robots.origin}/${name}/send?key=SECRET-KEY`;

  it('are off until a person gives an address; the line in the product is there in any case', async () => {
    expect(await world.read('S05', PATH)).toEqual({
      language: 'zh', mailAddress: null, quietHours: null, onlyWorkdays: false, urgentPasses: true, dingtalkSecretSet: false,
      channels: ['MAIL', 'WECOM', 'DINGTALK'].map((channel) => ({ channel, available: true, ready: false })),
      choices: ['REMINDER', 'ESCALATION', 'TASK', 'RESULT', 'INFO'].map((kind) => ({ kind, channels: ['MAIL', 'WECOM', 'DINGTALK'] })),
    });
    await outside.tell('S05');
    expect((await outside.inbox('S05'))[0]).toMatchObject({ title: '放假通知' });
    expect(await outside.deliveries()).toEqual([]);
  });

  it('bring new work as a mail: what it is, until when, and the way to the task', async () => {
    await outside.prefers('S05', MAIL);
    const { businessKey } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-邮件-工作群'));
    await outside.sent();
    const task = await world.task('S05', 'review-by-first-responsible', businessKey);
    const line = (await outside.inbox('S05')).find((one) => one.taskId === task.id)!;
    const [mail, ...more] = outside.mail.take();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 's05@example.com', subject: `【群管】${line.title}` });
    expect(mail!.text).toBe(['以下事项等待您办理。', '', line.title, line.body, '', `前往办理：${SITE}/tasks/${task.id}`, '', '本消息由系统自动发送，请勿回复。接收方式可在“通知设置”中修改。'].join('\n'));
    expect(mail!.html).toContain(`<a href="${SITE}/tasks/${task.id}">前往办理</a>`);
    expect(mail!.headers).toMatchObject({ from: expect.stringContaining('<qunguan@example.com>'), 'auto-submitted': 'auto-generated', 'message-id': expect.stringMatching(/^<[0-9a-f-]{36}@qunguan\.example\.com>$/) });
  });

  it('speak English to whoever prefers it', async () => {
    await outside.prefers('S05', { ...MAIL, language: 'en' });
    await outside.tell('S05', { kind: 'REMINDER' });
    await outside.sent();
    const [mail] = outside.mail.take();
    expect(mail!.subject).toBe('[Qunguan] Reminder: 放假通知');
    expect(mail!.text).toMatch(/^The following is due soon\.[^]*Open the task: https:\/\/qunguan\.example\.com\/notifications\n/);
  });

  it('say nothing that could be read as markup, a mail header or a call by name', async () => {
    await outside.prefers('S05', { ...MAIL, wecomAddress: robot('wecom') });
    await outside.tell('S05', { title: '<b>甲&乙</b> [点我](https://evil.example) *@all*\r\nBcc: x@example.com', body: '<script>1</script>' });
    await outside.sent();
    const [mail] = outside.mail.take();
    expect(mail!.html).toContain('&lt;b&gt;甲&amp;乙&lt;/b&gt;');
    expect(mail!.html).toContain('&lt;script&gt;1&lt;/script&gt;');
    expect(mail!.headers).not.toHaveProperty('bcc');
    expect(mail!.to).toBe('s05@example.com');
    const body = outside.robots.take()[0]?.body;
    expect(body.markdown.content).toBe(`**【群管】＜b＞甲&乙＜/b＞ ［点我］（https://evil.example） ＊＠all＊ Bcc: x＠example.com**\n\n[查看详情](${SITE}/notifications)`);
  });

  it('reach robots of 企业微信 and 钉钉 with title and link only, the latter signed', async () => {
    const secret = 'SEC-钉钉-secret';
    await outside.prefers('S05', { wecomAddress: robot('wecom'), dingtalkAddress: `${outside.robots.origin}/dingtalk/send?access_token=TOKEN`, dingtalkSecret: secret });
    await outside.tell('S05');
    await outside.sent();
    const calls = outside.robots.take().sort((a, b) => a.path.localeCompare(b.path));
    const text = `**【群管】放假通知**\n\n[查看详情](${SITE}/notifications)`;
    expect(calls.map(({ path, body }) => [path, body])).toEqual([
      ['/dingtalk/send', { msgtype: 'markdown', markdown: { title: '【群管】放假通知', text }, at: { isAtAll: false } }],
      ['/wecom/send', { msgtype: 'markdown', markdown: { content: text } }],
    ]);
    const { query } = calls[0]!;
    expect(query.get('access_token')).toBe('TOKEN');
    expect(Math.abs(Number(query.get('timestamp')) - Date.now())).toBeLessThan(60_000);
    expect(query.get('sign')).toBe(createHmac('sha256', secret).update(`${query.get('timestamp')}\n${secret}`).digest('base64'));
    expect(calls[1]!.query.has('sign')).toBe(false);
  });

  it('go only over the channels chosen for their kind, to nobody who has no wish, and to nobody who has left', async () => {
    await outside.prefers('S05', { ...MAIL, wecomAddress: robot('wecom'), choices: [{ kind: 'INFO', channels: ['WECOM'] }, { kind: 'RESULT', channels: [] }] });
    await outside.tell('S05');
    await outside.tell('S05', { kind: 'RESULT' });
    await outside.tell('S09');
    await outside.sent();
    expect([outside.mail.take().length, outside.robots.take().length]).toEqual([0, 1]);
    await outside.prefers('S14', { mailAddress: 's14@example.com' });
    await outside.database.run(() => outside.database.query(`UPDATE app_user SET status = 'DISABLED' WHERE id = 'S14'`));
    await outside.tell('S14');
    await outside.sent();
    expect([outside.mail.take(), (await outside.deliveries()).length]).toEqual([[], 1]);
  });

  it('tell once of one occasion, and nothing of what was rolled back', async () => {
    await outside.prefers('S05', MAIL);
    for (let n = 0; n < 2; n++) await outside.tell('S05', { dedupeKey: 'once' });
    const failing = outside.database.run(async () => {
      await outside.tell('S05', { title: '不应发出' });
      throw new Error('the step failed');
    });
    await expect(failing).rejects.toThrow('the step failed');
    await outside.sent();
    expect(outside.mail.take().map(({ subject }) => subject)).toEqual(['【群管】放假通知']);
  });

  it('keep nobody waiting while the mail server is slow', async () => {
    await outside.prefers('S05', MAIL);
    let release: () => void = () => undefined;
    outside.mail.wait = new Promise((resolve) => (release = resolve));
    const { businessKey } = await world.start('S09', 'group-establish', staffGroup('甲乙社区-慢邮件-工作群'));
    await world.settle();
    expect(await world.task('S05', 'review-by-first-responsible', businessKey)).toBeDefined();
    expect([outside.mail.mails, await outside.deliveries()]).toEqual([[], [expect.objectContaining({ status: 'PENDING', attempts: 0 })]]);
    release();
    await outside.sent();
    expect(outside.mail.take()).toHaveLength(1);
  });

  it('are tried again while the receiver is down and arrive once it is up, under the same name', async () => {
    await outside.prefers('S05', MAIL);
    outside.mail.refuse = 'come back later';
    await outside.tell('S05');
    await outside.sent();
    expect(await outside.deliveries()).toEqual([{ status: 'PENDING', attempts: 1, last_error: expect.stringContaining('come back later') }]);
    await outside.mail.down();
    await outside.tryAgain();
    expect(await outside.deliveries()).toEqual([{ status: 'PENDING', attempts: 2, last_error: expect.stringContaining('cannot be reached') }]);
    outside.mail.refuse = undefined;
    await outside.mail.up();
    await outside.tryAgain();
    expect(outside.mail.take().map(({ subject }) => subject)).toEqual(['【群管】放假通知']);
    expect(await outside.deliveries()).toMatchObject([{ status: 'DONE', attempts: 2 }]);
  });

  it('that a robot refuses for a day become an incident that names neither its address nor its matter, and can be tried again', async () => {
    await outside.prefers('S05', { wecomAddress: robot('wecom') });
    outside.robots.answer = json({ errcode: 93000, errmsg: 'invalid webhook url' });
    await outside.tell('S05', { title: '某某工作群' });
    await outside.sent();
    expect(await outside.deliveries()).toEqual([{ status: 'PENDING', attempts: 1, last_error: expect.stringContaining('93000 invalid webhook url') }]);
    for (let n = 0; n < 12; n++) await outside.tryAgain();
    expect(await outside.deliveries()).toMatchObject([{ status: 'FAILED', attempts: 12 }]);
    expect(outside.robots.take()).toHaveLength(12);
    const [incident, ...more] = await outside.database.query<{ id: string }>('SELECT * FROM incident');
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ kind: 'outbox:notification.deliver-wecom', state: 'OPEN', process_instance_id: null });
    expect(JSON.stringify(incident)).not.toMatch(/SECRET-KEY|某某工作群|127\.0\.0\.1/);
    // when somebody has put it right
    outside.robots.answer = undefined;
    await world.post('S04', `/api/incidents/${incident!.id}/resolution`, { action: 'retry', reason: '机器人已重新添加' });
    await outside.sent();
    expect(outside.robots.take()).toHaveLength(1);
    expect(await outside.database.query('SELECT state FROM incident')).toEqual([{ state: 'RESOLVED' }]);
  });

  describe('that fall into quiet hours', () => {
    const QUIET = { ...MAIL, quietHours: { from: '22:00', to: '07:30' } };

    it('are in the product at once, wait for their end and are sent then', async () => {
      await world.travelTo('2026-10-08T22:30:00+08:00');
      await outside.prefers('S05', QUIET);
      await outside.tell('S05', { dedupeKey: 'night' });
      await outside.tryAgain();
      expect((await outside.inbox('S05')).filter(({ title }) => title === '放假通知').length).toBeGreaterThan(0);
      expect([outside.mail.take(), await outside.deliveries()]).toEqual([[], [expect.objectContaining({ status: 'HELD', attempts: 0 })]]);
      await world.travelTo('2026-10-09T07:29:59+08:00');
      await outside.tryAgain();
      expect(outside.mail.take()).toEqual([]);
      await world.travelTo('2026-10-09T07:30:00+08:00');
      await outside.sent();
      expect(outside.mail.take().map(({ subject }) => subject)).toContain('【群管】放假通知');
    });

    it('pass when they are overdue and the person said so', async () => {
      await world.travelTo('2026-10-09T23:00:00+08:00');
      await outside.forget();
      await outside.prefers('S05', { ...QUIET, urgentPasses: true });
      await outside.tell('S05', { kind: 'REMINDER', title: '期限提醒' });
      await outside.tell('S05', { kind: 'ESCALATION', title: '已逾期' });
      await outside.sent();
      expect(outside.mail.take().map(({ subject }) => subject)).toEqual(['【群管】已逾期']);
      await outside.prefers('S05', QUIET);
      await outside.tell('S05', { kind: 'ESCALATION', title: '已逾期' });
      await outside.sent();
      expect(outside.mail.take()).toEqual([]);
    });

    it('are dropped when the channel is switched off before their end', async () => {
      await outside.prefers('S05', QUIET);
      await outside.tell('S05');
      await outside.sent();
      await outside.prefers('S05', {});
      await world.travelTo('2026-10-10T08:00:00+08:00');
      await outside.sent();
      expect(outside.mail.take()).toEqual([]);
      expect((await outside.deliveries()).map(({ status }) => status)).toEqual(['DONE']);
    });

    it('wait for the next workday, made-up ones included, when only workdays are wanted', async () => {
      await outside.prefers('S05', { ...QUIET, onlyWorkdays: true });
      // a Saturday on which people work, then a Sunday
      await outside.tell('S05', { title: '周六补班' });
      await outside.sent();
      expect(outside.mail.take().map(({ subject }) => subject)).toEqual(['【群管】周六补班']);
      await world.travelTo('2026-10-11T10:00:00+08:00');
      await outside.forget();
      await outside.prefers('S05', { ...QUIET, onlyWorkdays: true });
      await outside.tell('S05', { title: '周日' });
      await outside.sent();
      await world.travelTo('2026-10-12T07:29:00+08:00');
      await outside.sent();
      expect(outside.mail.take()).toEqual([]);
      await world.travelTo('2026-10-12T07:30:00+08:00');
      await outside.sent();
      expect(outside.mail.take().map(({ subject }) => subject)).toContain('【群管】周日');
    });
  });

  describe('in their settings', () => {
    it('keep robots and secrets to themselves: absent keeps them, null removes them', async () => {
      const address = `${outside.robots.origin}/dingtalk/send?access_token=TOKEN`;
      const saved = await outside.prefers('S05', { ...MAIL, wecomAddress: robot('wecom'), dingtalkAddress: address, dingtalkSecret: 'SEC1', quietHours: { from: '21:00', to: '06:00' } });
      const host = new URL(address).host;
      expect(saved).toMatchObject({ mailAddress: 's05@example.com', dingtalkSecretSet: true, quietHours: { from: '21:00', to: '06:00' } });
      expect(saved.channels).toEqual([{ channel: 'MAIL', available: true, ready: true }, { channel: 'WECOM', available: true, ready: true, host }, { channel: 'DINGTALK', available: true, ready: true, host }]);
      expect(JSON.stringify(saved)).not.toMatch(/TOKEN|SECRET-KEY|SEC1/);
      expect(await outside.prefers('S05', {})).toMatchObject({ mailAddress: null, dingtalkSecretSet: true, channels: [{ ready: false }, { ready: true }, { ready: true }] });
      expect(await outside.prefers('S05', { wecomAddress: null, dingtalkAddress: null })).toMatchObject({ dingtalkSecretSet: false, channels: [{ ready: false }, { ready: false }, { ready: false }] });
      expect(await world.read('S09', PATH)).toMatchObject({ mailAddress: null, quietHours: null });
    });

    it.each([
      [{ mailAddress: 'nobody' }, 422, 'mailAddress'],
      [{ mailAddress: 'a@example.com\r\nBcc: b@example.com' }, 422, 'mailAddress'],
      [{ mailAddress: undefined }, 400, 'mailAddress'],
      [{ language: 'fr' }, 400, 'language'],
      [{ choices: [{ kind: 'GOSSIP', channels: [] }] }, 400, 'choices.0.kind'],
      [{ choices: [{ kind: 'TASK', channels: ['SMS'] }] }, 400, 'choices.0.channels'],
      [{ choices: [{ kind: 'TASK', channels: [] }, { kind: 'TASK', channels: [] }] }, 400, 'choices'],
      [{ quietHours: { from: '25:00', to: '07:00' } }, 400, 'quietHours.from'],
      [{ quietHours: { from: '22:00' } }, 400, 'quietHours.to'],
      [{ quietHours: { from: '22:00', to: '22:00' } }, 422, 'quietHours.to'],
      [{ quietHours: undefined }, 400, 'quietHours'],
      [{ onlyWorkdays: 'yes' }, 400, 'onlyWorkdays'],
      [{ wecomAddress: '' }, 400, 'wecomAddress'],
      [{ wecomAddress: 'not an address' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'https://oapi.dingtalk.com/robot/send?access_token=1' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'https://127.0.0.1/send' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'https://user:pass@qyapi.weixin.qq.com/cgi-bin/webhook/send' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'https://qyapi.weixin.qq.com.evil.example/send' }, 422, 'wecomAddress'],
      [{ wecomAddress: 'https://qyapi.weixin.qq.com:8443/send' }, 422, 'wecomAddress'],
      [{ dingtalkAddress: 'http://169.254.169.254/latest/meta-data' }, 422, 'dingtalkAddress'],
      [{ dingtalkAddress: 'file:///etc/passwd' }, 422, 'dingtalkAddress'],
      [{ webhook: 'x' }, 400, 'webhook'],
    ])('refuse %j with %i and the field, and change nothing', async (change, status, field) => {
      await outside.prefers('S05', MAIL);
      const answer = await world.refused('S05', (client) => client.put(PATH, { ...NOTHING, ...change }), { status });
      expect(answer.body.problems).toContainEqual(expect.objectContaining({ field, message: expect.stringMatching(/\S/) }));
    });

    it('take the addresses of both makers', async () => {
      await outside.prefers('S05', { wecomAddress: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', dingtalkAddress: 'https://oapi.dingtalk.com/robot/send?access_token=1' });
    });

    it('need a session', async () => {
      expectProblem(await world.booted.anonymous.get(PATH), { status: 401 });
      expectProblem(await world.booted.anonymous.put(PATH, NOTHING), { status: 401 });
      expectProblem(await world.booted.anonymous.post(`${PATH}/test`, { channel: 'MAIL' }), { status: 401 });
    });
  });

  describe('can be tried out', () => {
    it('with a message that arrives, over every channel, in quiet hours too', async () => {
      await outside.prefers('S05', { ...MAIL, wecomAddress: robot('wecom'), dingtalkAddress: robot('dingtalk'), quietHours: { from: '00:00', to: '23:59' } });
      for (const channel of ['MAIL', 'WECOM', 'DINGTALK']) expect(await outside.test('S05', channel)).toMatchObject({ status: 204 });
      expect(outside.mail.take()).toMatchObject([{ subject: '【群管】通知设置可以使用', text: expect.stringContaining(`${SITE}/notifications/settings`) }]);
      expect(outside.robots.take().map(({ path }) => path)).toEqual(['/wecom/send', '/dingtalk/send']);
    });

    it('and say in words why it did not arrive', async () => {
      expectProblem(await outside.test('S05', 'MAIL'), { status: 409, code: 'notification-channel-not-ready' });
      await outside.prefers('S05', { ...MAIL, wecomAddress: robot('wecom') });
      outside.robots.answer = json({ errcode: 45009, errmsg: 'api freq out of limit' });
      const refused = await outside.test('S05', 'WECOM');
      expectProblem(refused, { status: 422, code: 'notification-not-delivered' });
      expect(refused.body.detail).toBe('消息未送达：机器人未接收，对方答复：“45009 api freq out of limit”。');
      outside.robots.answer = (response) => void response.end('<html>');
      expect((await outside.test('S05', 'WECOM')).body.detail).toBe('消息未送达：机器人未接收。');
      outside.mail.refuse = 'mailbox full';
      expect((await outside.test('S05', 'MAIL')).body.detail).toMatch(/mailbox full/);
      expectProblem(await outside.test('S05', 'SMS'), { status: 400, body: { problems: [expect.objectContaining({ field: 'channel' })] } });
    });

    it('but not again and again', async () => {
      await outside.prefers('S05', MAIL);
      expect(await outside.test('S05', 'MAIL')).toMatchObject({ status: 204 });
      expectProblem(await world.post('S05', `${PATH}/test`, { channel: 'MAIL' }), { status: 429, code: 'notification-test-too-soon' });
      expect(outside.mail.take()).toHaveLength(1);
    });

    it('following no redirect and reading no answer without end', async () => {
      await outside.prefers('S05', { wecomAddress: robot('wecom') });
      outside.robots.answer = (response, { path }) => (path === '/inner' ? json({ errcode: 0 })(response) : void response.writeHead(302, { location: '/inner' }).end());
      expect((await outside.test('S05', 'WECOM')).body.detail).toBe('消息未送达：机器人地址返回了 302。');
      expect(outside.robots.take().map(({ path }) => path)).toEqual(['/wecom/send']);
      const closed = new Promise<void>((resolve) => {
        outside.robots.answer = (response) => {
          const writing = setInterval(() => response.write(' '.repeat(10_000)), 1);
          response.on('close', () => {
            clearInterval(writing);
            resolve();
          });
        };
      });
      expect((await outside.test('S05', 'WECOM')).body.detail).toBe('消息未送达：机器人未接收。');
      await closed;
    });
  });
});

describe('an installation without a mail server', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.boot();
  });
  afterAll(() => world?.close());

  it('says so, sends nothing and owes nothing', async () => {
    const answer = await (await world.as('S05')).put(PATH, { ...NOTHING, mailAddress: 's05@example.com' });
    expect(answer.body.channels[0]).toEqual({ channel: 'MAIL', available: false, reason: '本系统尚未配置邮件服务器', ready: true });
    await world.booted.get(NotificationService).notify({ tenantId: 'DEMO-ST', userIds: ['S05'], kind: 'INFO', title: '通知', body: '' });
    expect(await world.booted.get(UnitOfWork).query(`SELECT id FROM outbox_message WHERE kind LIKE 'notification.deliver-%'`)).toEqual([]);
    expectProblem(await world.post('S05', `${PATH}/test`, { channel: 'MAIL' }), { status: 409, code: 'notification-channel-not-ready' });
  });
});

describe('a case somebody reported', () => {
  let outside: Outside;
  beforeAll(async () => {
    outside = await Outside.boot('2026-10-12T09:00:00+08:00');
  });
  afterAll(() => outside?.close());

  it('shows nothing of itself outside: not to its handlers’ mailboxes, not to the reporter’s', async () => {
    const { world } = outside;
    const groupNo = await runningStaffGroup(world, '甲乙社区-线索-工作群');
    await outside.sent();
    const people = ['S01', 'S02', 'S03', 'S04', 'S05', 'S09', 'S10', 'S11', 'S12'];
    for (const userId of people) await outside.prefers(userId, { mailAddress: `${userId.toLowerCase()}@example.com`, wecomAddress: `${outside.robots.origin}/${userId}` });
    const attachments = await world.screenshots('S12', 1);
    const { businessKey: caseNo, id } = await world.start('S12', 'violation-case', clue(groupNo, '2026-10-12T08:30:00+08:00', { itemCodes: ['IL10'], attachments }));
    await world.travelTo('2026-10-15T10:00:00+08:00');
    await outside.sent();
    // given that there were lines about it
    const about = await outside.database.query<{ user_id: string; title: string }>('SELECT user_id, title FROM notification WHERE process_instance_id = ?', [id]);
    expect(about.length).toBeGreaterThan(0);
    const mails = outside.mail.take();
    expect(mails.filter(({ subject }) => subject === '【群管】您有一条新消息').length).toBeGreaterThanOrEqual(about.length);
    const everything = JSON.stringify([mails, outside.robots.take()]);
    for (const word of [caseNo, id, '违规', '线索', ...about.map(({ title }) => title)]) expect({ word, told: everything.includes(word) }).toEqual({ word, told: false });
    // and the answer to the reporter
    await outside.tell('S12', { kind: 'RESULT', title: `您提交的线索 ${caseNo} 已有结果`, body: '属实', isConfidential: true });
    await outside.sent();
    expect(outside.mail.take()).toMatchObject([{ to: 's12@example.com', subject: '【群管】您有一条新消息', text: expect.not.stringContaining(caseNo) }]);
  });
});
