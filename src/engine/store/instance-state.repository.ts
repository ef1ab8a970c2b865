import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { InstanceState } from './instance-state.entity';
import { InstanceStateChanged } from './instance-state.errors';

/** The engine's rows. Loading locks the row where the database has row locks; saving is compare-and-set on the version. */
@Injectable()
export class InstanceStateRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async loadForUpdate(processInstanceId: string): Promise<InstanceState | undefined> {
    const rows = await this.unitOfWork.query<{ version: number; snapshot: string }>(
      `SELECT version, snapshot FROM engine_state WHERE process_instance_id = ?${this.unitOfWork.forUpdate}`,
      [processInstanceId],
    );
    const row = rows[0];
    return row && { processInstanceId, version: Number(row.version), snapshot: row.snapshot };
  }

  async insert(processInstanceId: string, snapshot: string): Promise<void> {
    await this.unitOfWork.repository(InstanceState).insert({ processInstanceId, version: 1, snapshot });
  }

  /** Throws `InstanceStateChanged` when the row no longer has the version that was loaded. */
  async save(loaded: InstanceState, snapshot: string): Promise<void> {
    const result = await this.unitOfWork
      .repository(InstanceState)
      .update({ processInstanceId: loaded.processInstanceId, version: loaded.version }, { version: loaded.version + 1, snapshot });
    if (result.affected !== 1) throw new InstanceStateChanged(loaded.processInstanceId);
  }
}
