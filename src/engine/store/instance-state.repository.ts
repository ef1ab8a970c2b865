import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import { InstanceState } from './instance-state.entity';
import { InstanceStateChanged } from './instance-state.errors';

/** The engine's rows. Loading locks the row where the database has row locks; saving is compare-and-set on the version. */
@Injectable()
export class InstanceStateRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async loadForUpdate(processInstanceId: string): Promise<InstanceState | undefined> {
    const rows = await this.unitOfWork.query<{ version: number; snapshot: string; skip_element_ids: string | null }>(
      `SELECT version, snapshot, skip_element_ids FROM engine_state WHERE process_instance_id = ?${this.unitOfWork.forUpdate}`,
      [processInstanceId],
    );
    const row = rows[0];
    return row && { processInstanceId, version: Number(row.version), snapshot: row.snapshot, skipElementIds: row.skip_element_ids === null ? null : (JSON.parse(row.skip_element_ids) as string[]) };
  }

  async insert(processInstanceId: string, snapshot: string): Promise<void> {
    await this.unitOfWork.repository(InstanceState).insert({ processInstanceId, version: 1, snapshot, skipElementIds: null });
  }

  /** Throws `InstanceStateChanged` when the row no longer has the version that was loaded. */
  async save(loaded: InstanceState, snapshot: string, skipElementIds: readonly string[] | null = null): Promise<void> {
    const result = await this.unitOfWork
      .repository(InstanceState)
      .update({ processInstanceId: loaded.processInstanceId, version: loaded.version }, { version: loaded.version + 1, snapshot, skipElementIds } as never);
    if (result.affected !== 1) throw new InstanceStateChanged(loaded.processInstanceId);
  }

  /** Of a run that was ended without the engine: what is lost or damaged must not be taken for its state. */
  async remove(processInstanceId: string): Promise<void> {
    await this.unitOfWork.repository(InstanceState).delete({ processInstanceId });
  }

  /** The next step that reaches the element passes it without running it; once. */
  async allowSkip(processInstanceId: string, elementId: string): Promise<void> {
    const state = await this.loadForUpdate(processInstanceId);
    if (!state) return;
    const skipElementIds = [...new Set([...(state.skipElementIds ?? []), elementId])];
    await this.unitOfWork.repository(InstanceState).update({ processInstanceId }, { skipElementIds } as never);
  }
}
