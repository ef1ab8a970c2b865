import type { Locator, Page } from 'playwright-core';

/** 异常处理: the list, and one incident with its diagram and what can be done about it. */
export class IncidentPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/incidents');
    await this.page.locator('.incident-card table, .incident-card .empty').first().waitFor();
  }

  row(words: string): Locator {
    return this.page.locator('.incident-card tbody tr.row').filter({ hasText: words });
  }

  async show(state: string): Promise<void> {
    await this.page.locator('.seg button').filter({ hasText: state }).click();
    await this.page.locator('.incident-card table, .incident-card .empty').first().waitFor();
  }

  async enter(words: string): Promise<void> {
    await this.row(words).locator('a').first().click();
    await this.page.locator('.incident-page').waitFor();
  }

  /** Once the diagram is painted. */
  async brokenElement(): Promise<string | null> {
    return this.page.locator('.djs-element.qg-overdue').first().getAttribute('data-element-id');
  }

  action(name: 'retry' | 'skip' | 'repair'): Locator {
    return this.page.locator(`[data-action="${name}"]`);
  }

  async openRepair(): Promise<Locator> {
    await this.action('repair').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('#repair-value').waitFor();
    return dialog;
  }

  /** Chooses the variable in the open dialog and gives it another value, with a reason. */
  async fillRepair(dialog: Locator, name: string, value: string, reason: string): Promise<void> {
    await dialog.locator('input').first().fill(name);
    await dialog.locator('.el-select-dropdown__item').filter({ hasText: name }).first().click();
    await dialog.locator('#repair-value').fill(value);
    await dialog.locator('[data-field=reason] textarea').fill(reason);
  }

  /** Says yes in the open dialog and waits for the answer. */
  async confirm(dialog: Locator): Promise<void> {
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.url().endsWith('/resolution')), dialog.locator('footer button').last().click()]);
    if (!answer.ok()) throw new Error(`the act was refused: ${await answer.text()}`);
    await dialog.waitFor({ state: 'hidden' });
  }
}
