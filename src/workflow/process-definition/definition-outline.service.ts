import { Injectable } from '@nestjs/common';
import { inspectDefinition, type DefinitionInspection } from '../../engine';
import { ProcessDefinitionRepository } from './process-definition.repository';

const PASSED_THROUGH = new Set(['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'serviceTask', 'businessRuleTask', 'intermediateThrowEvent', 'callActivity', 'subProcess', 'startEvent']);
const KEPT = 200;

/** What screens say about a diagram beside drawing it: a step's own words, and which steps may come next. */
@Injectable()
export class DefinitionOutlineService {
  private readonly inspections = new Map<string, DefinitionInspection>();

  constructor(private readonly definitions: ProcessDefinitionRepository) {}

  async documentationOf(processDefinitionId: string, elementId: string): Promise<string | undefined> {
    return (await this.inspect(processDefinitionId)).elements.find((element) => element.id === elementId)?.documentation;
  }

  /** Names of the tasks (or of the end) that may follow this one, along the normal flow. */
  async nextOf(processDefinitionId: string, elementId: string): Promise<string[]> {
    const { elements, flows } = await this.inspect(processDefinitionId);
    const byId = new Map(elements.map((element) => [element.id, element]));
    const found: string[] = [];
    const seen = new Set<string>([elementId]);
    let frontier = [elementId];
    while (frontier.length > 0) {
      const next: string[] = [];
      for (const target of flows.filter((flow) => flow.source && frontier.includes(flow.source)).map((flow) => flow.target!)) {
        const element = byId.get(target);
        if (!element || seen.has(target)) continue;
        seen.add(target);
        if (element.type === 'userTask') found.push(element.name ?? target);
        else if (PASSED_THROUGH.has(element.type)) next.push(target, ...firstInside(element.id, elements));
      }
      frontier = next;
    }
    return [...new Set(found)];
  }

  private async inspect(processDefinitionId: string): Promise<DefinitionInspection> {
    const known = this.inspections.get(processDefinitionId);
    if (known) return known;
    const inspection = await inspectDefinition((await this.definitions.get(processDefinitionId)).xml);
    if (this.inspections.size >= KEPT) this.inspections.delete(this.inspections.keys().next().value!);
    this.inspections.set(processDefinitionId, inspection);
    return inspection;
  }
}

/** A sub-process is entered at its own start event. */
function firstInside(subProcessId: string, elements: DefinitionInspection['elements']): string[] {
  return elements.filter((element) => element.parentId === subProcessId && element.type === 'startEvent').map((element) => element.id);
}
