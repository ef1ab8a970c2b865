import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../../platform/database';
import { Incident } from './incident.entity';

/** what belongs to no organization: the recount of all deadlines */
const ALL_TENANTS = '*';

@Injectable()
export class IncidentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(incident: Incident): Promise<void> {
    await this.unitOfWork.repository(Incident).insert(incident);
  }

  /** The same trouble at the same place, still open. */
  findOpen(trouble: { tenantId: string; kind: string; processInstanceId: string; elementId: string }): Promise<Incident | null> {
    return this.unitOfWork.repository(Incident).findOneBy({ ...trouble, state: 'OPEN' });
  }

  async repeat(incident: Incident, message: string): Promise<void> {
    await this.unitOfWork.repository(Incident).update({ id: incident.id }, { message, attempts: incident.attempts + 1 });
  }

  async resolve(place: { processInstanceId: string; elementId?: string; kind?: string }, at: Date): Promise<void> {
    await this.unitOfWork.repository(Incident).update({ ...place, state: 'OPEN' }, { state: 'RESOLVED', resolvedAt: at });
  }

  /** Newest first, with those of the whole system. */
  listOpen(tenantId: string): Promise<Incident[]> {
    return this.unitOfWork.repository(Incident).find({
      where: { tenantId: In([tenantId, ALL_TENANTS]), state: 'OPEN' },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: 100,
    });
  }
}
