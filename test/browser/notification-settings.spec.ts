import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { UnitOfWork } from '../../src/platform/database';
import { BrowserWorld, DESK } from '../support/browser-world';
import { MailReceiver } from '../support/mail-receiver';
import { RobotReceiver } from '../support/robot-receiver';
import { eventually } from './eventually';
import { NotificationSettingsPage } from './pages/notification-settings.page';
import { Person } from './pages/person';

jest.setTimeout(180_000);

const SMALL_PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

describe('the notification settings', () => {
  let world: BrowserWorld;
  let mail: MailReceiver;
  let robots: RobotReceiver;

  beforeAll(async () => {
    [mail, robots] = [await MailReceiver.start(), await RobotReceiver.start()];
    world = await BrowserWorld.boot('notification-settings', '2026-10-12T10:00:00+08:00', { mail: mail.settings, robotOrigins: [robots.origin], publicUrl: 'https://qunguan.example.com' });
  });
  afterAll(async () => {
    await world?.close();
    await Promise.all([mail?.down(), robots?.stop()]);
  });
  beforeEach(async () => {
    await world.get(UnitOfWork).run(() => world.get(UnitOfWork).query('DELETE FROM notification_preference'));
  });
  afterEach(() => {
    expect(world.troubles.splice(0)).toEqual([]);
  });

  it('are found in the menu, say what is wrong under its field, are kept, and are proved by a test message', async () => {
    const { page } = await Person.signedIn(world, 'E08', { viewport: DESK });
    const settings = new NotificationSettingsPage(page);
    await settings.openByMenu();
    expect(await settings.channel('MAIL').innerText()).toContain('未设置');
    expect(await settings.check('期限提醒：系统内').isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);

    // given an address that is none, and a robot inside of the house
    world.expectRefusal({ status: 422, path: /\/preferences$/ });
    await settings.fill('mailAddress', 'nobody');
    await settings.fill('wecomAddress', 'https://192.168.1.1/send');
    expect((await settings.save()).status()).toBe(422);
    // then both are told at once, in words, and the first one has the focus
    await eventually(async () => expect(await settings.field('mailAddress').getByRole('alert').innerText()).toContain('邮箱地址格式不正确'));
    expect(await page.locator('.alert').innerText()).toBe('请更正标出的内容。');
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.id)).toBe('mail-address'));
    await eventually(async () => expect(await settings.field('wecomAddress').getByRole('alert').innerText()).toContain('qyapi.weixin.qq.com'));
    await world.shoot(page, '桌面-被拒绝', { whole: true });

    // when everything is right
    await settings.fill('mailAddress', 'e08@example.com');
    await settings.fill('wecomAddress', `${robots.origin}/send?key=SECRET-KEY`);
    await settings.check('期限提醒：邮件').uncheck();
    await settings.check('设置免打扰时段').check();
    await settings.fill('quietHours.from', '21:30');
    expect(await settings.channel('WECOM').getByRole('button').count()).toBe(0);
    expect((await settings.save()).status()).toBe(200);
    await page.locator('.toast').filter({ hasText: '通知设置已保存' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('primary-act');

    // then both channels can be tried out
    expect(await settings.test('MAIL')).toBe('测试消息已送达，请查收。');
    expect(mail.take()).toMatchObject([{ to: 'e08@example.com', subject: '【群管】通知设置可以使用' }]);
    robots.answer = (response) => void response.end(JSON.stringify({ errcode: 93000, errmsg: 'invalid webhook url' }));
    world.expectRefusal({ status: 422, path: /\/preferences\/test$/ });
    await world.get(UnitOfWork).run(() => world.get(UnitOfWork).query('UPDATE notification_preference SET tested_at = NULL'));
    expect(await settings.test('WECOM')).toContain('93000 invalid webhook url');
    await world.shoot(page, '桌面-测试结果', { whole: true });

    // and after a reload everything is as chosen, without the robot's key
    await page.reload();
    await settings.ready();
    expect(await settings.check('期限提醒：邮件').isChecked()).toBe(false);
    expect(await settings.check('逾期督办：邮件').isChecked()).toBe(true);
    expect(await settings.field('quietHours.from').locator('input').inputValue()).toBe('21:30');
    expect(await settings.field('wecomAddress').innerText()).toContain('已设置');
    expect(await page.content()).not.toContain('SECRET-KEY');
    expect(await faultsOf(page)).toEqual([]);

    // a test belongs to what is saved, and a robot can be taken away
    await settings.check('移除已设置的机器人').check();
    expect(await settings.channel('WECOM').getByRole('button').isDisabled()).toBe(true);
    expect(await settings.channel('WECOM').innerText()).toContain('请先保存设置');
    await settings.save();
    await eventually(async () => expect(await settings.channel('WECOM').innerText()).toContain('未设置'));
  });

  it('are whole on a small phone, in Chinese and in English, and reached from the messages', async () => {
    const { page } = await Person.signedIn(world, 'S05', SMALL_PHONE);
    const settings = new NotificationSettingsPage(page);
    await page.goto('/notifications');
    await page.getByRole('link', { name: '通知设置' }).click();
    await settings.ready();
    await settings.fill('mailAddress', 's05@example.com');
    await settings.check('设置免打扰时段').check();
    await settings.save();
    await settings.channel('MAIL').getByRole('button').waitFor();
    await eventually(async () => expect(await page.locator('.toast').count()).toBe(1));
    await page.locator('.toast').getByRole('button').click();
    expect(await widthOf(page)).toBe(360);
    await world.shoot(page, '手机', { whole: true });
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('button.me').click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Notification settings' }).waitFor();
    expect((await page.locator('main').innerText()).replace('简体中文', '')).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
    expect(await widthOf(page)).toBe(360);
    await world.shoot(page, '手机-English', { whole: true });
    await page.getByRole('link', { name: 'Back to the messages' }).click();
    await page.getByRole('link', { name: 'Settings' }).waitFor();
    expect(await widthOf(page)).toBe(360);
  });
});

describe('the notification settings of an installation without a mail server', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await BrowserWorld.boot('notification-without-mail', '2026-10-12T10:00:00+08:00');
  });
  afterAll(() => world?.close());

  it('say that no mails are sent, in the language of the screen, and offer no test', async () => {
    const { page } = await Person.signedIn(world, 'E08', { viewport: DESK });
    const settings = new NotificationSettingsPage(page);
    await settings.openByMenu();
    expect(await settings.channel('MAIL').innerText()).toMatch(/暂不可用[^]*本系统尚未配置邮件服务器/);
    expect(await settings.channel('MAIL').getByRole('button').count()).toBe(0);
    await page.locator('button.me').click();
    await page.getByRole('button', { name: 'English' }).click();
    await eventually(async () => expect(await settings.channel('MAIL').innerText()).toContain('this installation has no mail server'));
    expect(world.troubles).toEqual([]);
  });
});

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** What axe finds wrong for whoever cannot see or point. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run('main');
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}
