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

  get dialog(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.locator('.modal-h') });
  }

  /** The button of a verb: in the bar, or behind 更多 when there is no room for it. */
  async verb(act: string): Promise<void> {
    const inTheBar = this.page.locator(`.actbar > [data-act="${act}"]`);
    await this.page.locator('.actbar > [data-act]').first().waitFor({ state: 'attached' });
    if (await inTheBar.isVisible()) return inTheBar.click();
    await this.page.getByTestId('more-acts').getByRole('button', { name: '更多' }).click();
    await this.page.locator(`.menu [data-act="${act}"]`).click();
  }

  /** Which verbs the bar offers, those behind 更多 included. */
  async verbs(): Promise<string[]> {
    const acts = await this.page.locator('.actbar > [data-act]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-act') ?? ''));
    const more = this.page.getByTestId('more-acts').getByRole('button', { name: '更多' });
    // one alone stands in the bar
    if (!(await more.isVisible())) return acts.sort();
    await more.click();
    const behind = await this.page.locator('.menu [data-act]').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-act') ?? ''));
    await this.page.keyboard.press('Escape');
    return [...new Set([...acts, ...behind])].sort();
  }

  async choosePeople(names: readonly string[]): Promise<void> {
    const input = this.dialog.locator('[data-field=person] input').first();
    for (const name of names) {
      await input.fill(name);
      await this.dialog.locator('.el-select-dropdown__item').filter({ hasText: name }).first().click();
    }
    // a list for several stays open; without one, Escape would close the dialog
    if ((await input.getAttribute('aria-expanded')) === 'true') await input.press('Escape');
  }

  /** Gives the reason and confirms; waits until the server has agreed and the dialog is gone. */
  async confirm(reason: string, route: string): Promise<void> {
    if (reason) await this.dialog.locator('textarea').fill(reason);
    const [answer] = await Promise.all([this.page.waitForResponse((response) => response.url().includes(route) && response.request().method() === 'POST'), this.dialog.locator('.modal-f .btn').last().click()]);
    if (!answer.ok()) throw new Error(`${route} was refused: ${await answer.text()}`);
    await this.dialog.waitFor({ state: 'hidden' });
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
