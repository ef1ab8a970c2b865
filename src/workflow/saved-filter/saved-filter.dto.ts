import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNotEmptyObject, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { RequiredText } from '../../platform/http';
import { RightResponse, TASK_LISTS, TASK_SORTS, TaskCriteriaRequest, type TaskListName, type TaskSort } from '../user-task';
import type { SavedFilter } from './saved-filter.entity';
import type { SavedFilterDraft } from './saved-filter.service';
import type { SavedFilterView } from './saved-filter.queries';

/** A criterion of null or of white space narrows nothing: it is left out before anything is counted. */
const narrowing = Transform(({ value }) =>
  value instanceof TaskCriteriaRequest ? Object.assign(new TaskCriteriaRequest(), Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && !(typeof one === 'string' && one.trim() === '')))) : value,
);

export class SavedFilterRequest {
  @RequiredText(1, 20)
  name: string;

  @IsIn(TASK_LISTS)
  list: TaskListName;

  /** at least one of them: without any it would be the list itself */
  @IsObject()
  @IsNotEmptyObject({ nullable: false })
  @ValidateNested()
  @Type(() => TaskCriteriaRequest)
  @narrowing
  criteria: TaskCriteriaRequest;

  @IsOptional()
  @IsIn(TASK_SORTS)
  sort?: TaskSort;

  /** visible to everybody of the organization */
  @IsBoolean()
  shared: boolean;
}

export class SavedFilterResponse {
  id: string;
  name: string;
  list: TaskListName;
  criteria: TaskCriteriaRequest;
  sort?: TaskSort;
  shared: boolean;
  /** may be changed and deleted by the caller */
  mine: boolean;
  ownerName: string;
  /** of the caller's own open work, capped at 100 */
  count?: number;
}

export class SavedFilterListResponse {
  items: SavedFilterResponse[];
  /** may the caller share filters? */
  share: RightResponse;
}

export function draftOf({ criteria: { q, ...criteria }, name, list, sort, shared }: SavedFilterRequest): SavedFilterDraft {
  return { name, list, sort: sort ?? null, shared, criteria: { ...criteria, text: q?.trim() || undefined } };
}

export function savedFilterDto({ filter, ownerName, count }: SavedFilterView, userId: string): SavedFilterResponse {
  const { text, ...criteria }: SavedFilter['criteria'] = filter.criteria;
  return { id: filter.id, name: filter.name, list: filter.list, criteria: { ...criteria, q: text }, sort: filter.sort ?? undefined, shared: filter.shared, mine: filter.ownerId === userId, ownerName, count };
}
