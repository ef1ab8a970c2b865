import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { Incident, type IncidentOutcome } from './incident.entity';

/** Which trouble: that of one row of work, or whatever stands at an element of a run. */
export interface IncidentPlace {
  readonly id?: string;
  readonly tenantId?: string;
  readonly processInstanceId?: string;
  readonly elementId?: string;
  readonly kind?: string;
  readonly sourceId?: string;
}

const UNRESOLVED = Not('RESOLVED' as const);

@Injectable()
export class IncidentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(Incident);
  }

  async insert(incident: Incident): Promise<void> {
    await this.rows.insert(incident as never);
  }

  find(id: string): Promise<Incident | null> {
    return this.rows.findOneBy({ id });
  }

  /** In the order of the ids. */
  async listByIds(ids: readonly string[]): Promise<Incident[]> {
    if (ids.length === 0) return [];
    const found = new Map((await this.rows.findBy({ id: In([...ids]) })).map((incident) => [incident.id, incident]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Locks the row where the database has row locks: of two who act at once, the second sees what the first did. */
  async findForUpdate(id: string): Promise<Incident | null> {
    await this.unitOfWork.query(`SELECT id FROM incident WHERE id = ?${this.unitOfWork.forUpdate}`, [id]);
    return this.find(id);
  }

  /** The same trouble, not resolved yet. */
  async findUnresolved({ sourceId, ...place }: IncidentPlace): Promise<Incident | null> {
    if (sourceId === undefined) return this.rows.findOneBy({ ...place, state: UNRESOLVED });
    const own = await this.rows.findOneBy({ sourceId, state: UNRESOLVED });
    // written by a release that did not note the row of work yet
    return own ?? (place.processInstanceId ? this.rows.findOneBy({ tenantId: place.tenantId, processInstanceId: place.processInstanceId, kind: place.kind, ...(place.elementId ? { elementId: place.elementId } : {}), sourceId: IsNull(), state: 'OPEN' }) : null);
  }

  /** Leaves alone what has been resolved meanwhile. */
  async updateUnresolved(id: string, values: Partial<Incident>): Promise<void> {
    await this.rows.update({ id, state: UNRESOLVED }, values as never);
  }

  async update(id: string, values: Partial<Incident>): Promise<void> {
    await this.rows.update({ id }, values as never);
  }

  /** Resolved by what somebody had decided, else by `otherwise`. What was kept to try again is forgotten. */
  async resolve(place: IncidentPlace, at: Date, otherwise: IncidentOutcome): Promise<void> {
    const conditions = Object.entries(place).filter(([, value]) => value !== undefined);
    const columns: Record<keyof IncidentPlace, string> = { id: 'id', tenantId: 'tenant_id', processInstanceId: 'process_instance_id', elementId: 'element_id', kind: 'kind', sourceId: 'source_id' };
    await this.unitOfWork.query(
      `UPDATE incident SET state = 'RESOLVED', resolved_at = ?, resolution = COALESCE(resolution, ?), next_retry_at = NULL, command = NULL
        WHERE state <> 'RESOLVED' AND ${conditions.map(([name]) => `${columns[name as keyof IncidentPlace]} = ?`).join(' AND ')}`,
      [at.getTime(), otherwise, ...conditions.map(([, value]) => value)],
    );
  }
}
