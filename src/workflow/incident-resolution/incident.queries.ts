import { Injectable } from '@nestjs/common';
import type { Actor, Page } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { IncidentRepository, type Incident } from '../incident';
import { isOutsideOfCases, ProcessInstanceRepository, type ProcessInstance } from '../process-instance';
import { InstanceVisibilityRegistry } from '../registry';
import { IncidentCursorInvalid, IncidentNotFound } from './incident-resolution.errors';
import type { ListIncidentsRequest } from './incident-resolution.dto';

/** An incident with its run, as far as the reader may know of it. */
export interface SeenIncident {
  readonly incident: Incident;
  readonly instance: ProcessInstance | null;
  /** may the reader see what the case is about? */
  readonly seesCase: boolean;
}

/** what belongs to no organization: the recount of all deadlines */
const ALL_TENANTS = '*';
const PAGE = 20;

/** Incidents of the reader's organization and of the whole system; those of a case hidden from the reader are left out. */
@Injectable()
export class IncidentQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly instances: ProcessInstanceRepository,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  /** Newest first. */
  async list(actor: Actor, request: ListIncidentsRequest): Promise<Page<SeenIncident>> {
    const limit = request.limit ?? PAGE;
    const conditions = ['(i.tenant_id = ? OR i.tenant_id = ?)', request.state ? 'i.state = ?' : 'i.state <> ?'];
    const parameters: unknown[] = [actor.tenantId, ALL_TENANTS, request.state ?? 'RESOLVED'];
    const where = (condition: string, ...values: unknown[]) => {
      conditions.push(condition);
      parameters.push(...values);
    };
    if (request.processInstanceId) where('i.process_instance_id = ?', request.processInstanceId);
    if (request.kind) where('i.kind = ?', request.kind);
    if (request.processDefinitionKey) where('EXISTS (SELECT 1 FROM process_instance p WHERE p.id = i.process_instance_id AND p.process_definition_key = ?)', request.processDefinitionKey);
    if (request.after !== undefined) {
      const { at, id } = readCursor(request.after);
      where('(i.created_at < ? OR (i.created_at = ? AND i.id < ?))', at, at, id);
    }
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT i.id FROM incident i WHERE ${conditions.join(' AND ')} ORDER BY i.created_at DESC, i.id DESC LIMIT ${limit + 1}`,
      parameters,
    );
    const page = await this.incidents.listByIds(rows.slice(0, limit).map(({ id }) => id));
    const last = page.at(-1);
    return { items: await this.see(actor, page), ...(rows.length > limit && last ? { nextCursor: `${last.createdAt.getTime()}~${last.id}` } : {}) };
  }

  /** Throws not-found also for what exists and may not be seen. */
  async getVisible(actor: Actor, id: string): Promise<SeenIncident> {
    const incident = await this.incidents.find(id);
    const own = incident && (incident.tenantId === actor.tenantId || incident.tenantId === ALL_TENANTS);
    const [seen] = own ? await this.see(actor, [incident]) : [];
    if (!seen) throw new IncidentNotFound(id);
    return seen;
  }

  private async see(actor: Actor, incidents: readonly Incident[]): Promise<SeenIncident[]> {
    const ids = incidents.flatMap(({ processInstanceId }) => processInstanceId ?? []);
    const instances = new Map((await this.instances.listByIds([...new Set(ids)])).map((instance) => [instance.id, instance]));
    const seesCase = !isOutsideOfCases(actor);
    return incidents.flatMap((incident) => {
      const instance = instances.get(incident.processInstanceId ?? '') ?? null;
      const visibility = instance ? this.visibility.judge(actor, instance) : 'allowed';
      // of a damaged run nobody sees the case, but somebody must see that it is damaged
      return visibility === 'hidden' ? [] : [{ incident, instance, seesCase: seesCase && visibility === 'allowed' }];
    });
  }
}

function readCursor(cursor: string): { at: number; id: string } {
  const match = /^(\d{1,16})~([0-9a-f-]{36})$/.exec(cursor);
  if (!match) throw new IncidentCursorInvalid();
  return { at: Number(match[1]), id: match[2]! };
}
