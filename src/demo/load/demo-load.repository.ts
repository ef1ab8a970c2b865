import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { DemoLoad } from './demo-load.entity';

const ROW = 'world';

@Injectable()
export class DemoLoadRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(DemoLoad);
  }

  find(): Promise<DemoLoad | null> {
    return this.rows.findOneBy({ id: ROW });
  }

  begin(at: Date): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.rows.insert({ id: ROW, state: 'LOADING', startedAt: at, completedAt: null });
    });
  }

  complete(at: Date): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.rows.update({ id: ROW }, { state: 'COMPLETE', completedAt: at });
    });
  }
}
