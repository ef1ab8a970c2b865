import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { Incident } from './incident.entity';

@Injectable()
export class IncidentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(incident: Incident): Promise<void> {
    await this.unitOfWork.repository(Incident).insert(incident);
  }

  listOpen(tenantId: string): Promise<Incident[]> {
    return this.unitOfWork.repository(Incident).find({ where: { tenantId, state: 'OPEN' }, order: { createdAt: 'DESC' }, take: 100 });
  }

  countOpen(tenantId: string): Promise<number> {
    return this.unitOfWork.repository(Incident).countBy({ tenantId, state: 'OPEN' });
  }
}
