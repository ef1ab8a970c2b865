import type { Locator, Page } from 'playwright-core';

/** The blue bar on top: sections, demo clock, messages, and who one is. */
export class HeaderPage {
  constructor(private readonly page: Page) {}

  get clock(): Locator {
    return this.page.getByTestId('demo-clock').filter({ visible: true });
  }

  /** +1天 or 到下一个期限; what happened meanwhile, as the toast tells it. */
  async advance(by: '+1天' | '到下一个期限'): Promise<string> {
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.url().endsWith('/clock/advance')), this.clock.getByRole('button', { name: by }).click()]);
    if (!answer.ok()) throw new Error(`the clock did not move: ${await answer.text()}`);
    // the client reads everything anew before it tells
    const toast = this.page.locator('.toast').last();
    await toast.waitFor();
    await this.clock.getByRole('button', { name: by }).and(this.page.locator(':enabled')).waitFor();
    const told = await toast.innerText();
    await toast.getByRole('button').click();
    await toast.waitFor({ state: 'detached' });
    return told;
  }

  /** The demo's switch: another person at the same browser. */
  async become(userId: string, name: string): Promise<void> {
    await this.page.locator('button.me').click();
    await this.page.locator(`.drop-panel [data-username="${userId.toLowerCase()}"]`).click();
    await this.page.locator('button.me').filter({ hasText: name }).waitFor();
  }

  /** The unread messages, newest first. */
  async messages(): Promise<string> {
    await this.page.locator('header.top button.icon-btn').first().click();
    const drawer = this.page.getByRole('dialog');
    await drawer.locator('.notes, .empty').first().waitFor();
    return drawer.innerText();
  }
}
