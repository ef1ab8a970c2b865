import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { UserDirectory } from '../../platform/identity';
import { TaskListQueries } from '../user-task';
import type { SavedFilter } from './saved-filter.entity';
import { SavedFilterRepository } from './saved-filter.repository';

/** A filter as somebody sees it: whose it is, and how much of their own work it shows. */
export interface SavedFilterView {
  readonly filter: SavedFilter;
  readonly ownerName: string;
  /** capped; of open work only */
  readonly count?: number;
}

@Injectable()
export class SavedFilterQueries {
  constructor(
    private readonly filters: SavedFilterRepository,
    private readonly tasks: TaskListQueries,
    private readonly users: UserDirectory,
  ) {}

  /** The actor's own in the order they were made, then the shared ones of others by name. */
  async listFor(actor: Actor): Promise<SavedFilterView[]> {
    const own = await this.filters.listOfOwner(actor.userId);
    const shared = (await this.filters.listShared(actor.tenantId)).filter(({ ownerId }) => ownerId !== actor.userId);
    return this.view(actor, [...own, ...shared]);
  }

  async view(actor: Actor, filters: readonly SavedFilter[]): Promise<SavedFilterView[]> {
    const names = await this.users.names(filters.map(({ ownerId }) => ownerId));
    return Promise.all(filters.map(async (filter) => ({ filter, ownerName: names.get(filter.ownerId)?.name ?? filter.ownerId, count: await this.count(actor, filter) })));
  }

  private async count(actor: Actor, { list, criteria }: SavedFilter): Promise<number | undefined> {
    return list === 'todo' || list === 'claimable' ? this.tasks.count(actor, list, criteria) : undefined;
  }
}
