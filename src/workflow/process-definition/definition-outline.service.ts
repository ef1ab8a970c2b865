import { Injectable } from '@nestjs/common';
import { DefinitionInspector, InspectionBusy, isNothingKnown, type DefinitionInspection } from '../../engine';
import { endsWithout, firstInside, orderFromStart } from './diagram-order.policy';
import { ProcessDefinitionRepository } from './process-definition.repository';

const PASSED_THROUGH = new Set(['exclusiveGateway', 'inclusiveGateway', 'parallelGateway', 'serviceTask', 'businessRuleTask', 'intermediateThrowEvent', 'callActivity', 'subProcess', 'startEvent']);

/** What screens say about a diagram beside drawing it: a step's own words, and which steps may come next. */
@Injectable()
export class DefinitionOutlineService {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly inspector: DefinitionInspector,
  ) {}

  async documentationOf(processDefinitionId: string, elementId: string): Promise<string | undefined> {
    return (await this.inspect(processDefinitionId)).elements.find((element) => element.id === elementId)?.documentation;
  }

  /** One element of the diagram, with its `gov:*` attributes as they are written. */
  async find(processDefinitionId: string, elementId: string): Promise<DefinitionInspection['elements'][number] | undefined> {
    return (await this.inspect(processDefinitionId)).elements.find((element) => element.id === elementId);
  }

  /** Throws when the diagram could not be read: whoever derives a prohibition from it must not take that for "there is none". */
  async getElements(processDefinitionId: string): Promise<DefinitionInspection['elements']> {
    return (await this.get(processDefinitionId)).elements;
  }

  /** The same with the flows, for whoever decides over ways. */
  async get(processDefinitionId: string): Promise<DefinitionInspection> {
    const inspection = await this.inspect(processDefinitionId);
    if (isNothingKnown(inspection)) throw new InspectionBusy();
    return inspection;
  }

  /**
   * Names of the tasks that may follow this one. Ways back (退回, 重办) are not what comes next and are left out: what is
   * nearer to the start, and what cannot end without coming here again. The diagram may say it itself (`gov:next`).
   */
  async nextOf(processDefinitionId: string, elementId: string): Promise<string[]> {
    const inspection = await this.inspect(processDefinitionId);
    const { elements, flows } = inspection;
    const told = elements.find((element) => element.id === elementId)?.gov.next;
    if (told !== undefined) return told === '' ? [] : [told];
    const order = orderFromStart(inspection);
    const here = order.get(elementId) ?? 0;
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
        if ((order.get(target) ?? Infinity) < here || !endsWithout(elementId, target, inspection)) continue;
        if (element.type === 'userTask') found.push(element.name ?? target);
        else if (PASSED_THROUGH.has(element.type)) next.push(target, ...firstInside(element.id, elements));
      }
      frontier = next;
    }
    return [...new Set(found)];
  }

  /** Elements and flows with their conditions. Throws like `getElements`. */
  async getDiagram(processDefinitionId: string): Promise<Pick<DefinitionInspection, 'elements' | 'flows'>> {
    const inspection = await this.inspect(processDefinitionId);
    if (isNothingKnown(inspection)) throw new InspectionBusy();
    return inspection;
  }

  private async inspect(processDefinitionId: string): Promise<DefinitionInspection> {
    return this.inspector.inspect((await this.definitions.get(processDefinitionId)).xml);
  }
}
