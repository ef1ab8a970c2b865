import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { FormDraft, type DraftKind } from './form-draft.entity';

/** SQLite takes no OFFSET without a LIMIT */
const BATCH = 500;

/** Whose draft of what. */
export type DraftKey = Pick<FormDraft, 'userId' | 'kind' | 'subject'>;

@Injectable()
export class FormDraftRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(FormDraft);
  }

  find({ userId, kind, subject }: DraftKey): Promise<FormDraft | null> {
    return this.rows.findOneBy({ userId, kind, subject });
  }

  /** Until the end of the transaction nobody else writes this draft; there may be no row to lock yet. */
  async findForUpdate(key: DraftKey): Promise<FormDraft | null> {
    await this.unitOfWork.lockName(`form-draft ${key.userId} ${key.kind} ${key.subject}`);
    return this.find(key);
  }

  async insert(draft: FormDraft): Promise<void> {
    await this.rows.insert(draft as never);
  }

  async update({ userId, kind, subject, ...draft }: FormDraft): Promise<void> {
    await this.rows.update({ userId, kind, subject }, draft as never);
  }

  async delete({ userId, kind, subject }: DraftKey): Promise<void> {
    await this.rows.delete({ userId, kind, subject });
  }

  /** Everybody's drafts of one thing. */
  async deleteOf(kind: DraftKind, subject: string): Promise<void> {
    await this.rows.delete({ kind, subject });
  }

  /** Leaves this person the latest `most`. */
  async deleteBeyond(userId: string, most: number): Promise<void> {
    const rows = await this.unitOfWork.query<Pick<FormDraft, 'kind' | 'subject'>>(
      `SELECT kind, subject FROM form_draft WHERE user_id = ? ORDER BY updated_at DESC, kind, subject LIMIT ${BATCH} OFFSET ${most}`,
      [userId],
    );
    for (const { kind, subject } of rows) await this.delete({ userId, kind, subject });
  }

  /** Forgets up to `limit` drafts last written before this; answers how many. */
  async deleteBefore(instant: Date, limit: number): Promise<number> {
    const rows = await this.unitOfWork.query<{ user_id: string; kind: DraftKind; subject: string }>(
      `SELECT user_id, kind, subject FROM form_draft WHERE updated_at < ? ORDER BY updated_at LIMIT ${limit}${this.unitOfWork.forUpdateSkipLocked}`,
      [instant.getTime()],
    );
    for (const { user_id: userId, kind, subject } of rows) await this.delete({ userId, kind, subject });
    return rows.length;
  }

  /** Drafts of tasks of this run that nobody can complete any more. */
  async deleteOfClosedTasks(processInstanceId: string): Promise<void> {
    await this.unitOfWork.query(
      "DELETE FROM form_draft WHERE kind = 'TASK' AND subject IN (SELECT id FROM user_task WHERE process_instance_id = ? AND state <> 'CREATED')",
      [processInstanceId],
    );
  }
}
