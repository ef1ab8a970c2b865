import { Inject, Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { SETTINGS, type Settings } from '../../platform/config';
import { CaseMaterialRegistry } from '../registry';
import type { SheetCopy } from './approval-sheet';
import { ApprovalSheetQueries, type PrintableRun } from './approval-sheet.queries';
import { digestOf } from './sheet-digest.policy';
import { SheetPrinter } from './sheet-printer';
import { instantWords, standingWords } from './sheet-words.policy';

/** More pictures would make a book of the sheet; the others are listed like documents. */
const MOST_PICTURES = 40;

export interface PrintedSheet {
  readonly pdf: Buffer;
  readonly fileName: string;
}

/** Prints a run, and says what the digest of its paper must be. */
@Injectable()
export class ApprovalSheetService {
  constructor(
    private readonly queries: ApprovalSheetQueries,
    private readonly printer: SheetPrinter,
    private readonly material: CaseMaterialRegistry,
    private readonly clock: BusinessClock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async print(actor: Actor, id: string): Promise<PrintedSheet> {
    const run = await this.queries.get(actor, id);
    const pdf = await this.printer.print(await this.copyFor(actor, run));
    const { name, number, title } = run.sheet;
    return { pdf, fileName: `${name}-${number || title}.pdf`.replace(/[\\/:*?"<>|]/g, '-') };
  }

  async digest(actor: Actor, id: string): Promise<{ digest: string; number: string }> {
    const { sheet } = await this.queries.get(actor, id);
    return { digest: digestOf(sheet), number: sheet.number };
  }

  private async copyFor(actor: Actor, { instance, view, sheet }: PrintableRun): Promise<SheetCopy> {
    const now = this.clock.now();
    const pictures: Record<string, Uint8Array> = {};
    for (const { id } of sheet.materials.slice(0, MOST_PICTURES)) {
      const picture = await this.material.findThumbnail(actor, id);
      if (picture) pictures[id] = picture;
    }
    return {
      sheet,
      digest: digestOf(sheet),
      link: `${this.settings.publicUrl}/instances/${instance.id}`,
      printedBy: actor.name,
      printedAt: instantWords(now.toISOString()),
      standing: view.currentSteps.map(({ deadline }) => standingWords(deadline, now)),
      pictures,
    };
  }
}
