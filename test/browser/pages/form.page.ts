import type { Locator, Page } from 'playwright-core';

/** A file as it is put into an upload field. */
export interface Picture {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export type FieldValue = string | number | boolean | readonly string[] | readonly Picture[] | readonly FormValues[];
export interface FormValues {
  readonly [field: string]: FieldValue;
}

/** What kind of control a field is, as a person sees it. */
type Control = 'list' | 'files' | 'select' | 'date' | 'radio' | 'checklist' | 'checkbox' | 'text';

/** Fills a form in its order, choosing by the words on the screen. Fields are named by their keys, rows by `list.0.key`. */
export class FormPage {
  constructor(
    private readonly page: Page,
    private readonly root: Locator = page.locator('body'),
  ) {}

  field(path: string): Locator {
    return this.root.locator(`[data-field="${path}"]`);
  }

  /** The sentence under a field that is missing or wrong. */
  problem(path: string): Locator {
    return this.field(path).getByRole('alert');
  }

  async fill(values: FormValues, prefix = ''): Promise<void> {
    for (const [key, value] of Object.entries(values)) await this.set(prefix + key, value);
  }

  /** A list: `rows` are added below the ones that are there. */
  async set(path: string, value: FieldValue): Promise<void> {
    const field = this.field(path);
    await field.waitFor();
    switch (await controlOf(field)) {
      case 'list': return this.addRows(path, value as readonly FormValues[]);
      case 'files': return this.upload(field, value as readonly Picture[]);
      case 'select': return this.choose(field, [value].flat().map(String));
      case 'date': return this.typeDate(field, String(value));
      case 'radio': return field.getByText(String(value), { exact: true }).click();
      case 'checklist':
        for (const label of value as readonly string[]) await field.getByText(label, { exact: true }).click();
        return;
      case 'checkbox': return field.getByRole('checkbox').setChecked(value === true);
      case 'text': return field.locator('input, textarea').first().fill(String(value));
    }
  }

  private async addRows(path: string, rows: readonly FormValues[]): Promise<void> {
    const items = this.field(path).locator(':scope .item, :scope tbody tr');
    for (const row of rows) {
      const index = await items.count();
      await this.field(path).getByRole('button', { name: '添加', exact: false }).last().click();
      await items.nth(index).waitFor();
      await this.fill(row, `${path}.${index}.`);
    }
  }

  private async upload(field: Locator, pictures: readonly Picture[]): Promise<void> {
    const tiles = field.getByText('指纹已存证');
    const before = await tiles.count();
    await field.locator('input[type=file][multiple]').setInputFiles(pictures.map((picture) => ({ ...picture })));
    await tiles.nth(before + pictures.length - 1).waitFor();
  }

  /** Types the beginning of the label and takes the choice that begins with it. */
  private async choose(field: Locator, labels: readonly string[]): Promise<void> {
    const input = field.locator('.el-select input').first();
    for (const label of labels) {
      await this.take(input, label).catch(() => this.take(input, label)); // a list that was just closing takes the click with it
    }
    if (await isOpen(input)) await input.press('Escape');
  }

  private async take(input: Locator, label: string): Promise<void> {
    await input.focus();
    if (!(await isOpen(input))) await input.press('Enter');
    await input.fill(label.split(/[\s（]/)[0] ?? label);
    const choices = this.page.locator(`[id="${await input.getAttribute('aria-controls')}"]`).getByRole('option');
    await choices.filter({ hasText: new RegExp(`^\\s*${escaped(label)}`) }).first().click({ timeout: 5_000 });
  }

  private async typeDate(field: Locator, text: string): Promise<void> {
    const input = field.locator('input').first();
    await input.fill(text);
    await input.press('Enter');
    await input.blur();
  }
}

async function controlOf(field: Locator): Promise<Control> {
  return field.evaluate((element): Control => {
    const has = (selector: string): boolean => element.querySelector(selector) !== null;
    if (has(':scope > .list')) return 'list';
    if (has(':scope > [data-filepicker]')) return 'files';
    if (has('.el-select')) return 'select';
    if (has('.el-date-editor')) return 'date';
    if (has('input[type=radio]')) return 'radio';
    if (has('[role=group] input[type=checkbox]')) return 'checklist';
    return has('input[type=checkbox]') ? 'checkbox' : 'text';
  });
}

async function isOpen(input: Locator): Promise<boolean> {
  return (await input.getAttribute('aria-expanded')) === 'true';
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
