import { Injectable } from '@nestjs/common';
import { BusinessClock } from '../../common';
import { PurgeWorker, UnitOfWork } from '../../platform/database';
import { FormDraftRepository } from './form-draft.repository';

export const DRAFTS_KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** Forgets drafts nobody has written to for ninety days, by the clock they are dated with. */
@Injectable()
export class FormDraftPurge extends PurgeWorker {
  constructor(
    unitOfWork: UnitOfWork,
    private readonly drafts: FormDraftRepository,
    private readonly clock: BusinessClock,
  ) {
    super(unitOfWork, 'abandoned drafts', DAY_MS);
  }

  purge(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - DRAFTS_KEPT_DAYS * DAY_MS);
    return this.inBatches((limit) => this.drafts.deleteBefore(before, limit));
  }
}
