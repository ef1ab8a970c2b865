import type { Locator, Page } from 'playwright-core';
import { FormPage, type FormValues } from './form.page';

/** 发起: the tiles, the start form, and what it says after sending. */
export class StartPage {
  readonly form: FormPage;

  constructor(private readonly page: Page) {
    this.form = new FormPage(page);
  }

  get started(): Locator {
    return this.page.getByTestId('started');
  }

  async open(): Promise<void> {
    await this.page.goto('/start');
    await this.page.locator('[data-process]').first().waitFor();
  }

  async choose(processKey: string): Promise<void> {
    await this.page.locator(`[data-process="${processKey}"]`).click();
    await this.page.getByTestId('form').waitFor();
  }

  /** From the tile to the number of the new matter. */
  async start(processKey: string, values: FormValues): Promise<string> {
    await this.open();
    await this.choose(processKey);
    await this.form.fill(values);
    return this.send();
  }

  async send(): Promise<string> {
    await this.page.getByTestId('start').click();
    const problem = this.page.locator('[role=alert]');
    await Promise.race([this.started.waitFor(), problem.first().waitFor().then(async () => Promise.reject(new Error(`not started: ${(await problem.allInnerTexts()).join(' | ')}`)))]);
    return (await this.page.getByTestId('business-key').innerText()).trim();
  }
}
