import { Injectable } from '@nestjs/common';
import { BusinessClock, newId, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import type { SavedFilter } from './saved-filter.entity';
import { SavedFilterForbidden, SavedFilterNameTaken, SavedFilterNotFound, TooManySavedFilters } from './saved-filter.errors';
import { maySee, refuseChange, refuseSharing } from './saved-filter.policy';
import { SavedFilterRepository } from './saved-filter.repository';

/** the rail shows them all, each with its count */
export const MOST_SAVED_FILTERS = 20;

export type SavedFilterDraft = Pick<SavedFilter, 'name' | 'list' | 'criteria' | 'sort' | 'shared'>;

/** The verbs on saved filters. */
@Injectable()
export class SavedFilterService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly filters: SavedFilterRepository,
    private readonly clock: BusinessClock,
  ) {}

  create(actor: Actor, draft: SavedFilterDraft): Promise<SavedFilter> {
    return this.unitOfWork.run(async () => {
      await this.checkDraft(actor, draft);
      const filter: SavedFilter = { ...draft, id: newId(), tenantId: actor.tenantId, ownerId: actor.userId, createdAt: this.clock.now() };
      await this.filters.insert(filter);
      return filter;
    });
  }

  change(actor: Actor, id: string, draft: SavedFilterDraft): Promise<SavedFilter> {
    return this.unitOfWork.run(async () => {
      const filter = await this.loadOwn(actor, id);
      await this.checkDraft(actor, draft, filter);
      await this.filters.update(id, draft);
      return { ...filter, ...draft };
    });
  }

  delete(actor: Actor, id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.loadOwn(actor, id);
      await this.filters.delete(id);
    });
  }

  private async loadOwn(actor: Actor, id: string): Promise<SavedFilter> {
    const filter = await this.filters.find(id);
    if (!filter || !maySee(actor, filter)) throw new SavedFilterNotFound(id);
    const refusal = refuseChange(actor, filter);
    if (refusal) throw new SavedFilterForbidden(refusal);
    return filter;
  }

  /** `former`: what it replaces; whoever lost the right to share keeps what is shared already, and may take it back. */
  private async checkDraft(actor: Actor, draft: SavedFilterDraft, former?: SavedFilter): Promise<void> {
    const refusal = draft.shared && !former?.shared ? refuseSharing(actor) : undefined;
    if (refusal) throw new SavedFilterForbidden(refusal);
    await this.filters.lockOwner(actor.userId);
    const others = (await this.filters.listOfOwner(actor.userId)).filter(({ id }) => id !== former?.id);
    if (others.some(({ name }) => name === draft.name)) throw new SavedFilterNameTaken(draft.name);
    if (others.length >= MOST_SAVED_FILTERS) throw new TooManySavedFilters(MOST_SAVED_FILTERS);
  }
}
