import type { Locator, Page, Response } from 'playwright-core';

/** 通知设置: channels, kinds × channels, quiet hours. */
export class NotificationSettingsPage {
  constructor(private readonly page: Page) {}

  /** By the menu behind one's own name. */
  async openByMenu(words = '通知设置'): Promise<void> {
    await this.page.locator('button.me').click();
    await this.page.locator('.drop-panel').getByRole('link', { name: words }).click();
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.locator('.matrix').waitFor();
  }

  field(name: string): Locator {
    return this.page.locator(`[data-field="${name}"]`);
  }

  async fill(name: string, text: string): Promise<void> {
    await this.field(name).locator('input').first().fill(text);
  }

  channel(name: 'MAIL' | 'WECOM' | 'DINGTALK'): Locator {
    return this.page.locator(`[data-channel="${name}"]`);
  }

  check(label: string): Locator {
    return this.page.getByRole('checkbox', { name: label, exact: true });
  }

  async save(): Promise<Response> {
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/preferences')), this.page.getByTestId('primary-act').click()]);
    return answer;
  }

  /** Sends a test message; what the screen says of it. */
  async test(name: 'MAIL' | 'WECOM' | 'DINGTALK'): Promise<string> {
    const outcome = this.channel(name).getByRole('status');
    await Promise.all([this.page.waitForResponse((response) => response.url().endsWith('/preferences/test')), this.channel(name).getByRole('button').click()]);
    await outcome.locator('.i').waitFor();
    return outcome.innerText();
  }
}
