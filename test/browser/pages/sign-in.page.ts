import type { Page } from 'playwright-core';

/** The front door, and in the demo the list of people one click away. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.getByRole('heading', { name: '登录' }).waitFor();
  }

  /** One click on the person; ends on their work page. */
  async become(userId: string): Promise<void> {
    await this.page.locator(`[data-username="${userId.toLowerCase()}"]`).click();
    await this.page.waitForURL('**/work/**');
    await this.page.locator('header.top').waitFor();
  }
}
