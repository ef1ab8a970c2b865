import type { Locator, Page } from 'playwright-core';

/** A drawn diagram on whatever page it stands. */
export class DiagramPage {
  private readonly root: Locator;

  constructor(private readonly page: Page) {
    this.root = page.locator('.qg-diagram').last();
  }

  async ready(): Promise<void> {
    await this.root.locator('.djs-shape').first().waitFor();
    await this.root.locator('.qg-taken, .qg-completed').first().waitFor({ state: 'attached' });
  }

  /** Ids of the flows drawn as taken. */
  taken(): Promise<string[]> {
    return this.ids('.qg-taken');
  }

  completed(): Promise<string[]> {
    return this.ids('.qg-completed');
  }

  current(): Promise<string[]> {
    return this.ids('.qg-current, .qg-overdue');
  }

  /** The watermark its licence asks for: on the page, of visible size, and nothing lies over it. */
  async watermark(): Promise<{ href: string | null; visible: boolean; topmost: boolean }> {
    const link = this.root.locator('a.bjs-powered-by');
    await link.scrollIntoViewIfNeeded();
    return link.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return {
        href: element.getAttribute('href'),
        visible: box.width >= 20 && box.height >= 10 && style.visibility === 'visible' && Number(style.opacity) > 0.9,
        topmost: at !== null && element.contains(at),
      };
    });
  }

  private ids(selector: string): Promise<string[]> {
    return this.root.locator(selector).evaluateAll((elements) => [...new Set(elements.map((element) => element.getAttribute('data-element-id') ?? ''))]);
  }
}
