import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Violation {
  id: string;
  impact: string | null;
  nodes: { html: string }[];
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What stands in the way of somebody who cannot see well or point: WCAG 2.2 AA, serious and worse. */
export async function accessibilityFaults(page: Page, within = 'body'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async ([where, tags]) => {
      const run = (window as unknown as { axe: { run(where: object, options: object): Promise<{ violations: Violation[] }> } }).axe.run;
      // the bpmn.io mark has to stay as it is
      const { violations } = await run({ include: [where], exclude: ['.bjs-powered-by'] }, { runOnly: { type: 'tag', values: tags } });
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    },
    [within, RULES] as const,
  );
}

/** How much wider than the window the page is: nobody scrolls sideways with a thumb. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
