import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { Deployment } from './deployment.entity';

@Injectable()
export class DeploymentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One deployment after the other: each sees the versions of the one before it. Held until the transaction ends. */
  lock(): Promise<void> {
    return this.unitOfWork.lockName('deployment');
  }

  async insert(deployment: Deployment): Promise<void> {
    await this.unitOfWork.repository(Deployment).insert(deployment as never);
  }

  list(limit: number): Promise<Deployment[]> {
    return this.unitOfWork.repository(Deployment).find({ order: { deployedAt: 'DESC', id: 'DESC' }, take: limit });
  }
}
