import type { Locator, Page } from 'playwright-core';

export type ListName = 'todo' | 'claimable' | 'done' | 'started';

/** What a row is recognized by: words of its title, number or group, and the id of the step. */
export interface RowWords {
  readonly of: string;
  readonly step?: string;
}

/** 办事: the lists with their counts. */
export class TaskListPage {
  constructor(private readonly page: Page) {}

  async open(list: ListName = 'todo'): Promise<void> {
    await this.page.goto(`/work/${list}`);
    await this.page.locator('main.page table, main.page .empty').first().waitFor();
  }

  row({ of, step }: RowWords): Locator {
    return this.page.locator(`tbody tr${step ? `[data-step="${step}"]` : ''}`).filter({ hasText: of });
  }

  /** Opens the task or run from its row. */
  async enter(words: RowWords): Promise<void> {
    const link = this.row(words).first().getByRole('link').first();
    await link.click().catch(async (error: Error) => {
      throw new Error(`no ${JSON.stringify(words)} in ${this.page.url()}; rows are: ${(await this.page.locator('tbody tr').allInnerTexts()).join(' | ') || 'none'}\n${error.message}`);
    });
    await this.page.waitForURL(/\/(tasks|instances)\//);
  }
}
