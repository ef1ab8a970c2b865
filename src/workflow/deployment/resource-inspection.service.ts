import { Injectable } from '@nestjs/common';
import { DefinitionInspector, inspectDefinition, isNothingKnown, wasGivenUp, type DefinitionInspection, type DefinitionProblem } from '../../engine';
import type { FormSchema } from '../form';
import { ProcessDefinitionRepository } from '../process-definition';
import { DecisionRegistry, ServiceTaskRegistry } from '../registry';
import { NothingToDeploy } from './deployment.errors';
import { checkSurroundings, checkTogether } from './deployment.policy';
import { readResources, type DiagramResource, type Resource } from './resource';

/** Files by themselves: what they hold, and which of them could not be read. */
export interface ReadResources {
  readonly diagrams: readonly { readonly diagram: DiagramResource; readonly inspection: DefinitionInspection }[];
  readonly forms: ReadonlyMap<string, FormSchema>;
  readonly isShipped: boolean;
}

export interface JudgedResource {
  readonly diagram: DiagramResource;
  readonly inspection: DefinitionInspection;
  readonly forms: ReadonlyMap<string, FormSchema>;
  readonly problems: readonly DefinitionProblem[];
}

/** Looks at files before they are put into service: each by itself, and against what is in service now. */
@Injectable()
export class ResourceInspectionService {
  constructor(
    private readonly inspector: DefinitionInspector,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly serviceTasks: ServiceTaskRegistry,
    private readonly decisions: DecisionRegistry,
  ) {}

  /**
   * What the files are. Those of people are read in a thread and may take seconds: never inside of a transaction. The
   * product's own are read at once.
   */
  async read(resources: readonly Resource[], isShipped = false): Promise<ReadResources> {
    const { diagrams, forms } = readResources(resources);
    if (diagrams.length === 0) throw new NothingToDeploy({ zh: '没有收到流程图（.bpmn 文件）。', en: 'There is no diagram (.bpmn file) to deploy.' });
    const read: { diagram: DiagramResource; inspection: DefinitionInspection }[] = [];
    for (const diagram of diagrams) {
      const inspection = await this.inspect(diagram.xml, isShipped);
      read.push({ diagram, inspection });
      // the next might take as long
      if (wasGivenUp(inspection)) break;
      const latest = inspection.processKey === '' ? null : await this.definitions.findLatest(inspection.processKey);
      if (latest) await this.inspect(latest.xml, isShipped);
    }
    return { diagrams: read, forms, isShipped };
  }

  /** What stands in the way now. */
  async judge({ diagrams, forms, isShipped }: ReadResources): Promise<JudgedResource[]> {
    const existing = await this.definitions.listLatest();
    const processKeys = new Set([...existing.map((definition) => definition.key), ...diagrams.map(({ diagram, inspection }) => inspection.processKey || diagram.key)]);
    const together = checkTogether(diagrams, [...forms.keys()]);
    const judged: JudgedResource[] = [];
    for (const { diagram, inspection } of diagrams) {
      const latest = existing.find((definition) => definition.key === inspection.processKey);
      const inherited = latest && !isShipped ? await this.definitions.listForms(latest.id) : new Map<string, FormSchema>();
      const own = new Map([...forms].filter(([name]) => name.startsWith(`${diagram.key}/`)).map(([name, schema]) => [name.slice(diagram.key.length + 1), schema]));
      const allForms = new Map([...inherited, ...own]);
      const surroundings = {
        serviceTaskNames: new Set(this.serviceTasks.names()),
        forms: allForms,
        processKeys,
        decisionRefs: new Set(this.decisions.refs()),
        previous: latest ? await this.previousOf(latest.xml, isShipped) : undefined,
      };
      const problems = wasGivenUp(inspection) ? inspection.problems : [...inspection.problems, ...checkSurroundings(inspection, surroundings)];
      judged.push({ diagram, inspection, forms: allForms, problems: [...problems, ...together.splice(0)] });
    }
    return judged;
  }

  /** The product's own files replace a version that is damaged; nobody else's do. */
  private async previousOf(xml: string, isShipped: boolean): Promise<DefinitionInspection | undefined> {
    const previous = await this.inspect(xml, isShipped);
    return isShipped && isNothingKnown(previous) ? undefined : previous;
  }

  private inspect(xml: string, isShipped: boolean): Promise<DefinitionInspection> {
    return isShipped ? inspectDefinition(xml) : this.inspector.inspect(xml);
  }
}
