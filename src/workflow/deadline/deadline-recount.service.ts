import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { CalendarService } from '../calendar';
import type { Deadline } from './deadline.entity';
import { DeadlineJobService } from './deadline-job.service';
import { DeadlineJournal } from './deadline-journal.service';
import { DeadlineNoticeService } from './deadline-notice.service';
import { recount } from './deadline-recount.policy';
import { DeadlineRepository } from './deadline.repository';

/** Days whose meaning changed; a whole year when it became official. */
export interface ChangedRange {
  readonly first: string;
  readonly last: string;
}

const BATCH = 50;

/** Counts deadlines again after the calendar changed, in batches that leave the event loop room to breathe. */
@Injectable()
export class DeadlineRecountService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: DeadlineRepository,
    private readonly calendar: CalendarService,
    private readonly jobs: DeadlineJobService,
    private readonly journal: DeadlineJournal,
    private readonly notices: DeadlineNoticeService,
  ) {}

  /** All that are touched; answers how many changed. */
  async recountAll(range: ChangedRange): Promise<number> {
    let changed = 0;
    for (let afterId: string | undefined = ''; afterId !== undefined; ) {
      const batch = await this.recountBatch(range, afterId);
      changed += batch.changed;
      afterId = batch.next;
    }
    return changed;
  }

  /** One batch after the given id; `next` is where to go on, absent at the end. */
  recountBatch(range: ChangedRange, afterId: string): Promise<{ changed: number; next?: string }> {
    return this.unitOfWork.run(async () => {
      const found = await this.repository.listToRecount({ ...range, afterId, limit: BATCH });
      await this.repository.lockInstances(found.map(({ processInstanceId }) => processInstanceId));
      let changed = 0;
      for (const { id } of found) {
        if (await this.recountOne(id)) changed += 1;
        await breathe();
      }
      return found.length < BATCH ? { changed } : { changed, next: found[found.length - 1]!.id };
    });
  }

  private async recountOne(id: string): Promise<boolean> {
    const before = await this.repository.findForUpdate(id);
    const now = this.journal.now();
    const result = before && recount(this.calendar.current, before, now);
    if (!before || !result) return false;
    const after = await this.repository.update(before, result.changes);
    if (isOnlyVersion(before, after)) return true;
    if (after.status !== 'MET') await this.jobs.move(after, now);
    await this.journal.changed(after, before, 'CALENDAR', now, noteOf(before, after, result.noticeGiven));
    if (result.dueMoved && after.status !== 'MET') await this.notices.tellMoved(after, before.dueAt, '工作日历更正', now);
    return true;
  }
}

/** SQLite answers within the same turn of the event loop: without this a whole batch would be one turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isOnlyVersion(before: Deadline, after: Deadline): boolean {
  return (
    before.dueDate === after.dueDate && before.provisional === after.provisional && JSON.stringify(before.counted) === JSON.stringify(after.counted)
  );
}

function noteOf(before: Deadline, after: Deadline, noticeGiven: boolean): string {
  if (before.status === 'MET') return after.late ? '日历更正，逾期天数减少' : '日历更正，撤销逾期标记';
  if (before.missedAt && !after.missedAt) return '日历更正，不再逾期';
  if (noticeGiven) return '日历更正，提前到期，至少保留一个工作日';
  return before.provisional && !after.provisional ? '日历更正，不再暂定' : '日历更正';
}
