import type { Locator, Page } from 'playwright-core';

/** 台账: the list of groups and the page of one. */
export class RegisterPage {
  constructor(private readonly page: Page) {}

  get state(): Locator {
    return this.page.locator('.task-title .tag').first();
  }

  group(groupNo: string): Locator {
    return this.page.locator(`tr[data-group-no="${groupNo}"]`);
  }

  async open(): Promise<void> {
    await this.page.goto('/register');
    await this.page.locator('main.page table, main.page .empty').first().waitFor();
  }

  async openGroup(groupNo: string): Promise<void> {
    await this.page.goto(`/register/${groupNo}`);
    await this.page.locator('.group-page').waitFor();
  }

  tab(name: '概况' | '成员' | '期限' | '案件' | '办理事项' | '历史'): Locator {
    return this.page.locator('nav.tabs button', { hasText: name });
  }
}
