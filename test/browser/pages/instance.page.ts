import type { Locator, Page } from 'playwright-core';
import { DiagramPage } from './diagram.page';

/** One run: where it stands, its diagram, and who did what. */
export class InstancePage {
  readonly diagram: DiagramPage;

  constructor(private readonly page: Page) {
    this.diagram = new DiagramPage(page);
  }

  get timeline(): Locator {
    return this.page.locator('.tl').first();
  }

  tab(name: '概况' | '流程图' | '流转记录' | '材料'): Locator {
    return this.page.locator('nav.tabs button', { hasText: name });
  }
}
