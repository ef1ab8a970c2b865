import type { Locator, Page } from 'playwright-core';

/** What a supervisor does to a run as a whole: the buttons in its head and the panel 调整流程. */
export class ControlPage {
  constructor(private readonly page: Page) {}

  async open(instanceId: string): Promise<void> {
    await this.page.goto(`/instances/${instanceId}`);
    await this.page.locator('.task-title h1').waitFor();
  }

  get head(): Locator {
    return this.page.locator('.task-head');
  }

  action(name: 'suspend' | 'resume' | 'cancel' | 'modify'): Locator {
    return this.page.locator(`[data-action="${name}"]`);
  }

  get panel(): Locator {
    return this.page.getByTestId('adjust');
  }

  get outcome(): Locator {
    return this.page.getByTestId('adjust-outcome');
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** Presses the button and answers the question with a reason. */
  async act(name: 'suspend' | 'resume' | 'cancel', reason: string): Promise<void> {
    await this.action(name).click();
    await this.confirm(reason);
  }

  /** Says yes in the open dialog and waits until it has happened. */
  async confirm(reason: string): Promise<void> {
    await this.dialog.locator('textarea').fill(reason);
    const happened = this.page.waitForResponse((response) => response.request().method() === 'POST' && /\/(suspension|resumption|cancellation|modification)$/.test(response.url()));
    await this.dialog.locator('footer button').last().click();
    const answer = await happened;
    if (!answer.ok()) throw new Error(`the act was refused: ${await answer.text()}`);
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async adjust(): Promise<void> {
    await this.action('modify').click();
    await this.panel.locator('.djs-shape').first().waitFor();
  }

  /** Clicks an element in the diagram of the panel. */
  async point(elementId: string): Promise<void> {
    await this.panel.getByRole('button', { name: /适应|Fit/ }).click();
    const box = await this.panel.locator(`.djs-shape[data-element-id="${elementId}"]`).boundingBox();
    if (!box) throw new Error(`${elementId} is not drawn`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** Ids of elements with this mark in the panel. */
  marked(mark: 'qg-to-cancel' | 'qg-to-start'): Promise<(string | null)[]> {
    return this.panel.locator(`.djs-element.${mark}`).evaluateAll((elements) => elements.map((element) => element.getAttribute('data-element-id')));
  }

  async next(): Promise<void> {
    await this.panel.locator('.acts button').click();
    await this.dialog.waitFor();
  }
}
