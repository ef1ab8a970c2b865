import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { isOutsideOfCases, maySeeInstance, ProcessInstanceNotFound, ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { InstanceVisibilityRegistry } from '../registry';
import { TaskCursorInvalid, TaskInvolvementQueries } from '../user-task';
import type { ListProcessInstancesRequest } from './process-instance-view.dto';

const PAGE = 20;

/** Runs a person may see: their own, those they took part in, those they oversee. */
@Injectable()
export class ProcessInstanceViewQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceRepository,
    private readonly involvement: TaskInvolvementQueries,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  /** Throws not-found also for what exists and may not be seen. */
  async getVisible(actor: Actor, id: string): Promise<ProcessInstance> {
    const instance = await this.instances.find(id);
    const [visible] = instance ? await this.visibleOf(actor, [instance]) : [];
    if (!visible) throw new ProcessInstanceNotFound(id);
    return visible;
  }

  async list(actor: Actor, request: ListProcessInstancesRequest): Promise<{ items: ProcessInstance[]; nextCursor?: string }> {
    if (isOutsideOfCases(actor)) return { items: [] };
    const limit = request.limit ?? PAGE;
    const conditions = ['p.tenant_id = ?', 'p.parent_instance_id IS NULL'];
    const parameters: unknown[] = [actor.tenantId];
    const where = (condition: string, ...values: unknown[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    if (request.startedBy === 'me') where('p.started_by = ?', actor.userId);
    if (request.state) where('p.state = ?', request.state);
    if (request.processDefinitionKey) where('p.process_definition_key = ?', request.processDefinitionKey);
    if (request.groupNo) where('p.group_no = ?', request.groupNo);
    if (request.q?.trim()) {
      const like = `%${request.q.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
      where("(p.title LIKE ? ESCAPE '\\' OR p.business_key LIKE ? ESCAPE '\\' OR p.group_name LIKE ? ESCAPE '\\')", like, like, like);
    }
    const cursor = /^(\d{1,16})~([0-9a-f-]{36})$/.exec(request.after ?? '');
    if (request.after !== undefined && !cursor) throw new TaskCursorInvalid();
    if (cursor) where('(p.started_at < ? OR (p.started_at = ? AND p.id < ?))', Number(cursor[1]), Number(cursor[1]), cursor[2]);
    const rows = await this.unitOfWork.query<{ id: string; started_at: string | number }>(
      `SELECT p.id, p.started_at FROM process_instance p WHERE ${conditions.join(' AND ')} ORDER BY p.started_at DESC, p.id DESC LIMIT ${limit + 1}`,
      parameters,
    );
    const page = rows.slice(0, limit);
    const visible = await this.visibleOf(actor, await this.instances.listByIds(page.map(({ id }) => id)));
    const last = page.at(-1);
    return { items: visible, nextCursor: rows.length > limit && last ? `${last.started_at}~${last.id}` : undefined };
  }

  /** The run and the runs it called, for one story. */
  async listFamily(instance: ProcessInstance): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>('SELECT id FROM process_instance WHERE root_instance_id = ? AND tenant_id = ?', [
      instance.rootInstanceId,
      instance.tenantId,
    ]);
    return instance.parentInstanceId ? [instance.id] : rows.map((row) => row.id);
  }

  private async visibleOf(actor: Actor, instances: readonly ProcessInstance[]): Promise<ProcessInstance[]> {
    const own = instances.filter((instance) => instance.tenantId === actor.tenantId);
    const readers = await this.involvement.readersOf(own.map((instance) => instance.id));
    return own.filter((instance) => maySeeInstance(actor, instance, readers.get(instance.id)!) && this.visibility.allows(actor, instance));
  }
}
