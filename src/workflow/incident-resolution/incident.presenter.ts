import { Injectable } from '@nestjs/common';
import type { Actor, Sentence } from '../../common';
import { SKIPPABLE_TYPES } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { DefinitionOutlineService, ProcessDefinitionRepository } from '../process-definition';
import { CaseInvolvementQueries } from '../process-instance-view';
import type { SeenIncident } from './incident.queries';
import type { IncidentDetailResponse, IncidentResponse } from './incident-resolution.dto';
import { INCIDENT_ACTIONS, refuseAction, type IncidentFacts } from './incident-resolution.policy';

type Locale = 'zh' | 'en';

/** What screens say of an incident. */
@Injectable()
export class IncidentPresenter {
  constructor(
    private readonly users: UserDirectory,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly involvement: CaseInvolvementQueries,
  ) {}

  async present(seen: readonly SeenIncident[], locale: Locale): Promise<IncidentResponse[]> {
    const answers: IncidentResponse[] = [];
    for (const each of seen) answers.push(await this.presentOne(each, locale));
    return answers;
  }

  async presentDetail(actor: Actor, seen: SeenIncident, locale: Locale): Promise<IncidentDetailResponse> {
    const facts = await this.factsOf(seen);
    const actions = INCIDENT_ACTIONS.map((action) => {
      const refusal = refuseAction(actor, action, seen.incident, facts);
      return { action, allowed: refusal === undefined, ...(refusal ? { reason: refusal.reason[locale] } : {}) };
    });
    return { ...(await this.presentOne(seen, locale)), technical: seen.incident.message, actions };
  }

  /** What the policy must know beside the incident itself. */
  async factsOf({ incident, instance }: SeenIncident): Promise<IncidentFacts> {
    const elementId = incident.failedElementId ?? incident.elementId;
    const element = instance && elementId ? await this.elementOf(instance.processDefinitionId, elementId) : undefined;
    return {
      isRunning: instance?.state === 'ACTIVE',
      isSkippable: element !== undefined && SKIPPABLE_TYPES.has(element.type) && element.gov.skippable === 'true',
      involvedUserIds: instance ? await this.involvement.involvedIn(instance) : new Set(),
    };
  }

  private async presentOne({ incident, instance, seesCase }: SeenIncident, locale: Locale): Promise<IncidentResponse> {
    const definition = instance ? await this.definitionOf(instance.processDefinitionId) : undefined;
    const by = incident.state === 'RESOLVED' && incident.resolvedBy ? await this.users.find(incident.resolvedBy) : undefined;
    const iso = (at: Date | null) => at?.toISOString();
    return {
      id: incident.id,
      kind: incident.kind,
      state: incident.state,
      processInstanceId: incident.processInstanceId ?? undefined,
      processDefinitionId: instance?.processDefinitionId,
      processDefinitionKey: instance?.processDefinitionKey,
      processName: definition?.name,
      title: seesCase ? instance?.title : undefined,
      businessKey: seesCase ? instance?.businessKey : undefined,
      elementId: incident.failedElementId ?? incident.elementId ?? undefined,
      elementName: incident.elementName ?? undefined,
      cause: (incident.cause ?? GENERAL)[locale],
      attempts: incident.attempts,
      createdAt: incident.createdAt.toISOString(),
      lastAttemptAt: iso(incident.lastAttemptAt),
      nextRetryAt: iso(incident.nextRetryAt),
      source: incident.sourceKind ?? undefined,
      sourceId: incident.sourceId ?? undefined,
      resolution: incident.state === 'RESOLVED' ? (incident.resolution ?? undefined) : undefined,
      resolvedBy: by && { id: by.id, name: by.name },
      resolutionReason: incident.state === 'RESOLVED' ? (incident.resolutionReason ?? undefined) : undefined,
      resolvedAt: iso(incident.resolvedAt),
    };
  }

  private async definitionOf(id: string) {
    return (await this.definitions.find(id)) ?? undefined;
  }

  private async elementOf(processDefinitionId: string, elementId: string) {
    return (await this.definitionOf(processDefinitionId)) && this.outlines.find(processDefinitionId, elementId);
  }
}

/** Of incidents written before causes were kept. */
const GENERAL: Sentence = { zh: '系统处理时出现异常，未能继续。', en: 'Something went wrong in the system.' };
