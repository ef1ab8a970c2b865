import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';

/** What is in somebody's hands, and what comes back to them. */
@Injectable()
export class HandoverQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Open tasks that are assigned to them, that they may take by name, that they delegated or shall sign. The oldest first. */
  async listTasksOf(userId: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT t.id FROM user_task t WHERE t.state = 'CREATED' AND (
         t.id IN (SELECT task_id FROM inbox WHERE owner IN (?, ?)) OR t.owner_id = ? OR (t.signatures IS NOT NULL AND t.signatures LIKE ? ESCAPE '\\'))
       ORDER BY t.created_at, t.id`,
      [`a:${userId}`, `u:${userId}`, userId, `%"userId":"${userId.replace(/[\\%_]/g, (sign) => `\\${sign}`)}"%`],
    );
    return rows.map(({ id }) => id);
  }
}
