import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { Deployment } from './deployment.entity';

@Injectable()
export class DeploymentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(deployment: Deployment): Promise<void> {
    await this.unitOfWork.repository(Deployment).insert(deployment as never);
  }

  list(limit: number): Promise<Deployment[]> {
    return this.unitOfWork.repository(Deployment).find({ order: { deployedAt: 'DESC', id: 'DESC' }, take: limit });
  }
}
