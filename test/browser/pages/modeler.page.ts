import type { Locator, Page } from 'playwright-core';

/** 建模: the list of processes, the editor with its properties, the problems, and the deployment. */
export class ModelerPage {
  constructor(private readonly page: Page) {}

  /** Name, tag and acts above the drawing. */
  get bar(): Locator {
    return this.page.locator('.mod-bar');
  }

  get problems(): Locator {
    return this.page.getByTestId('problems');
  }

  get deploy(): Locator {
    return this.page.getByTestId('deploy');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async open(processKey: string): Promise<void> {
    await this.page.goto(`/modeler/${processKey}`);
    await this.page.locator('.canvas .djs-shape').first().waitFor();
    await this.ready();
  }

  /** Until the check has found nothing in the way. */
  async ready(): Promise<void> {
    await this.problems.getByText('可以部署').waitFor();
  }

  tab(name: '设计' | '版本'): Locator {
    return this.page.locator('nav.tabs button', { hasText: name });
  }

  version(no: number): Locator {
    return this.page.locator(`tr[data-version="${no}"]`);
  }

  element(id: string): Locator {
    return this.page.locator(`.canvas [data-element-id="${id}"]`).first();
  }

  /** Clicks on the element, unless it is selected already: a second click would let it go. */
  async select(id: string): Promise<void> {
    const shown = this.field('id');
    if ((await shown.count()) > 0 && (await shown.inputValue()) === id) return;
    await this.element(id).locator('.djs-hit').first().click();
    await this.selected(id);
  }

  /** Until the panel at the right shows this element. */
  async selected(id: string): Promise<void> {
    await this.page.waitForFunction((wanted) => document.querySelector<HTMLInputElement>('#bio-properties-panel-id')?.value === wanted, id);
  }

  /** A field of the panel by its property: `name`, `gov:clause`, `camunda:formKey`. */
  field(property: string): Locator {
    return this.page.locator(`[id="bio-properties-panel-${property}"]`);
  }

  /** The part of the panel the field stands in; it may be closed. */
  private group(property: string): Locator {
    return this.page.locator('[data-group-id]', { has: this.field(property) });
  }

  async set(property: string, value: string): Promise<void> {
    if (!(await this.field(property).isVisible())) await this.group(property).locator('.bio-properties-panel-group-header').click();
    await this.field(property).fill(value);
    await this.field(property).blur();
  }
}
