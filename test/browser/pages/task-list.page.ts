import type { Locator, Page } from 'playwright-core';

export type ListName = 'todo' | 'claimable' | 'done' | 'started';

/** What a row is recognized by: words of its title, number, group or step. */
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
    const rows = this.page.locator('tbody tr').filter({ hasText: of });
    return step ? rows.filter({ has: this.page.locator('.c-step', { hasText: step }) }) : rows;
  }

  /** Opens the task from its row. */
  async enter(words: RowWords): Promise<void> {
    await this.row(words).first().getByRole('link').first().click();
    await this.page.waitForURL('**/tasks/**');
  }

  /** The number beside the name of a list. */
  async count(list: ListName): Promise<number> {
    const counter = this.page.locator(`.rail a[href="/work/${list}"] b`);
    await counter.filter({ hasText: /\d/ }).waitFor();
    return Number(await counter.textContent());
  }
}
