import type { Locator, Page } from 'playwright-core';
import { FormPage, type FormValues } from './form.page';

export type TaskTab = '办理' | '流程图' | '流转记录' | '材料';

/** One task: form, clock, timeline, reasons, and the bar of acts at its foot. */
export class TaskPage {
  readonly form: FormPage;

  constructor(private readonly page: Page) {
    this.form = new FormPage(page, page.locator('[aria-label]:has([data-testid=form]), [data-testid=form]').first());
  }

  get title(): Locator {
    return this.page.locator('.task-title h1');
  }

  get reasons(): Locator {
    return this.page.getByTestId('reasons');
  }

  get deadline(): Locator {
    return this.page.getByTestId('deadline');
  }

  get timeline(): Locator {
    return this.page.locator('.tl').first();
  }

  get act(): Locator {
    return this.page.getByTestId('primary-act');
  }

  tab(name: TaskTab): Locator {
    return this.page.locator('nav.tabs button', { hasText: name });
  }

  async ready(): Promise<void> {
    await this.act.waitFor();
  }

  async claim(): Promise<void> {
    await Promise.all([this.page.waitForResponse((answer) => answer.url().endsWith('/claim') && answer.ok()), this.act.filter({ hasText: '认领' }).click()]);
    await this.page.locator('#opinion').waitFor();
  }

  /** Fills, gives the opinion and sends; waits until the page has moved on. Says what was refused when it was. */
  async complete(values: FormValues = {}, opinion?: string): Promise<void> {
    await this.page.locator('#opinion').waitFor();
    await this.form.fill(values);
    if (opinion) await this.page.locator('#opinion').fill(opinion);
    const here = this.page.url();
    const answer = await this.send();
    if (!answer.ok()) throw new Error(`${here} was refused: ${await answer.text()}`);
    await this.page.waitForURL((url) => url.toString() !== here);
  }

  /** Presses the button; the answer of the server. */
  async send() {
    const problems = this.page.locator('.field.is-bad');
    const [answer] = await Promise.all([
      Promise.race([
        this.page.waitForResponse((response) => response.url().endsWith('/completion')),
        problems.first().waitFor().then(async () => Promise.reject(new Error(`the form was not sent: ${(await problems.allInnerTexts()).join(' | ')}`))),
      ]),
      this.act.click(),
    ]);
    return answer;
  }
}
