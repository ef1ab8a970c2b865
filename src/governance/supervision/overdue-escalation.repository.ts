import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { OverdueEscalation, SupervisionLevel } from './overdue-escalation.entity';

@Injectable()
export class OverdueEscalationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get escalations() {
    return this.unitOfWork.repository(OverdueEscalation);
  }

  private get levels() {
    return this.unitOfWork.repository(SupervisionLevel);
  }

  async insert(escalation: OverdueEscalation): Promise<void> {
    await this.escalations.insert(escalation);
  }

  find(deadlineId: string, occurrence: number): Promise<OverdueEscalation | null> {
    return this.escalations.findOneBy({ deadlineId, occurrence });
  }

  findOpen(deadlineId: string): Promise<OverdueEscalation | null> {
    return this.escalations.findOneBy({ deadlineId, state: 'OPEN' });
  }

  async end(escalation: OverdueEscalation, state: 'CLOSED' | 'EXHAUSTED', at: Date): Promise<void> {
    await this.escalations.update({ id: escalation.id }, { state, endedAt: at });
  }

  async insertLevel(level: SupervisionLevel): Promise<void> {
    await this.levels.insert(level as never);
  }

  /** The levels of one escalation, the lowest first. */
  listLevels(deadlineId: string, occurrence: number): Promise<SupervisionLevel[]> {
    return this.levels.find({ where: { deadlineId, occurrence }, order: { level: 'ASC' } });
  }

  async updateLevel(level: SupervisionLevel, values: Partial<SupervisionLevel>): Promise<void> {
    await this.levels.update({ id: level.id }, values as never);
  }

  /** The highest level that asked somebody, by deadline. */
  async highestLevels(deadlineIds: readonly string[]): Promise<Map<string, number>> {
    if (deadlineIds.length === 0) return new Map();
    const rows = await this.unitOfWork.query<{ deadline_id: string; level: number | string }>(
      `SELECT deadline_id, MAX(level) AS level FROM supervision_level WHERE role IS NOT NULL AND deadline_id IN (${deadlineIds.map(() => '?').join(', ')}) GROUP BY deadline_id`,
      deadlineIds,
    );
    return new Map(rows.map((row) => [row.deadline_id, Number(row.level)]));
  }
}
