import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { SequenceRepository } from './sequence.repository';

/** Numbers 1, 2, 3 … per tenant, name and year: no doubles, and no gaps, because a rolled-back number is given again. */
@Injectable()
export class SequenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sequences: SequenceRepository,
  ) {}

  next(tenantId: string, name: string, year: number): Promise<number> {
    return this.unitOfWork.run(() => this.sequences.increment(tenantId, name, year));
  }
}
