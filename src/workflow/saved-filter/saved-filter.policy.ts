import type { Actor, Sentence } from '../../common';
import { isSupervising } from '../user-task';
import type { SavedFilter } from './saved-filter.entity';

/** Own ones, and those shared within the organization. */
export function maySee(actor: Actor, filter: SavedFilter): boolean {
  return filter.tenantId === actor.tenantId && (filter.ownerId === actor.userId || filter.shared);
}

export function refuseChange(actor: Actor, filter: SavedFilter): Sentence | undefined {
  if (filter.ownerId === actor.userId) return undefined;
  return { zh: '共享筛选只能由其建立者修改或删除。', en: 'A shared filter is changed or deleted by whoever made it.' };
}

export function refuseSharing(actor: Actor): Sentence | undefined {
  if (isSupervising(actor)) return undefined;
  return { zh: '只有监督部门和负责人可以共享筛选。', en: 'Only supervisors and leaders may share a filter.' };
}
