import { DomainError, type Sentence } from '../../common';

export class SavedFilterNotFound extends DomainError {
  constructor(savedFilterId: string) {
    super('saved-filter-not-found', 'not-found', { zh: '没有找到这个常用筛选，它可能已被删除。', en: 'There is no such saved filter; it may have been deleted.' }, { savedFilterId });
  }
}

export class SavedFilterForbidden extends DomainError {
  constructor(reason: Sentence) {
    super('saved-filter-forbidden', 'forbidden', reason);
  }
}

export class SavedFilterNameTaken extends DomainError {
  constructor(name: string) {
    const sentence = { zh: `您已有名为“${name}”的常用筛选，请换一个名称。`, en: `You already have a saved filter named "${name}".` };
    super('saved-filter-name-taken', 'conflict', { zh: sentence.zh, en: sentence.en }, { name }, [{ field: 'name', code: 'saved-filter-name-taken', message: sentence }]);
  }
}

export class TooManySavedFilters extends DomainError {
  constructor(most: number) {
    super('too-many-saved-filters', 'unprocessable', { zh: `常用筛选最多保存 ${most} 个，请先删除不用的。`, en: `At most ${most} filters can be saved; please delete some first.` }, { most });
  }
}
