import type { Page } from 'playwright-core';
import type { Picture } from './pages/form.page';

/** Draws what people upload: screenshots of a messenger on a phone. All of it is made up. */
export class ProofPictures {
  private drawn = 0;

  /** `page`: a window of its own, not a signed-in one. */
  constructor(private readonly page: Page) {}

  /** `title` in the head of the app, `lines` below it. No two pictures are alike. */
  async draw(name: string, title: string, lines: readonly string[]): Promise<Picture> {
    this.drawn += 1;
    await this.page.setViewportSize({ width: 300, height: 400 });
    await this.page.setContent(`<!doctype html><meta charset="utf-8"><style>
      body { margin: 0; font: 14px/1.6 "Noto Sans SC", sans-serif; background: #ededed; color: #191919 }
      h1 { margin: 0; padding: 14px 12px; font-size: 15px; text-align: center; background: #f7f7f7; border-bottom: 1px solid #d9d9d9 }
      p { margin: 0; padding: 12px 16px; background: #fff; border-bottom: 1px solid #ededed } small { color: #888; padding: 8px 16px; display: block }
    </style><h1></h1>${lines.map(() => '<p></p>').join('')}<small></small>`);
    await this.page.evaluate(([head, texts, foot]) => {
      document.querySelector('h1')!.textContent = head;
      document.querySelectorAll('p').forEach((paragraph, index) => (paragraph.textContent = texts[index] ?? ''));
      document.querySelector('small')!.textContent = foot;
    }, [title, [...lines], `演示截图 第 ${this.drawn} 张`] as const);
    return { name: `${name}.png`, mimeType: 'image/png', buffer: await this.page.screenshot() };
  }
}
