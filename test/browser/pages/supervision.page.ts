import type { Locator, Page } from 'playwright-core';

/** 督办: the counters, and the late runs with their handlers. */
export class SupervisionPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/supervision');
    await this.page.locator('.sup-list').waitFor();
    await this.page.locator('.sup-list table, .sup-list .empty').first().waitFor();
  }

  /** `overdue`, `today`, … */
  counter(name: string): Locator {
    return this.page.locator(`[data-counter="${name}"] b`);
  }

  row(words: string): Locator {
    return this.page.locator('.sup-list tbody tr.row').filter({ hasText: words });
  }

  /** 改派: hands the step of this row to somebody else. */
  async assign(words: string, person: string, reason: string): Promise<void> {
    await this.row(words).getByTestId('assign').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('input').first().fill(person);
    await dialog.locator('.el-select-dropdown__item').filter({ hasText: person }).first().click();
    await dialog.locator('textarea').fill(reason);
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.url().endsWith('/assignment')), dialog.locator('.btn-pri').click()]);
    if (!answer.ok()) throw new Error(`the assignment was refused: ${await answer.text()}`);
    await dialog.waitFor({ state: 'hidden' });
  }
}
