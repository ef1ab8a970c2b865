import { ModelMistake } from '../engine.errors';
import type { Diagram } from '../definition/diagram';
import { readDiagrams } from '../definition/diagram-reader';
import type { EngineDefinition } from '../process-engine';
import { OriginalDefinition } from './library';
import type { Definition } from './library-shapes';

export interface LoadedDefinition {
  readonly diagram: Diagram;
  readonly definition: Definition;
}

/** Parsed definitions by definition id, the least recently used one leaving first. Nothing in them belongs to an instance. */
export class DefinitionCache {
  private readonly loaded = new Map<string, Promise<LoadedDefinition>>();
  /** XML documents read so far; a test looks at it */
  parses = 0;

  constructor(
    private readonly server: object,
    private readonly limit = 200,
  ) {}

  async get(source: EngineDefinition): Promise<LoadedDefinition> {
    const hit = this.loaded.get(source.id);
    const entry = hit ?? this.load(source);
    this.loaded.delete(source.id);
    this.loaded.set(source.id, entry);
    if (this.loaded.size > this.limit) this.loaded.delete(this.loaded.keys().next().value!);
    try {
      return await entry;
    } catch (error) {
      this.loaded.delete(source.id);
      throw error;
    }
  }

  private async load({ id, key, xml }: EngineDefinition): Promise<LoadedDefinition> {
    this.parses++;
    const { diagrams } = await readDiagrams(xml);
    const diagram = diagrams.find(({ processKey }) => processKey === key) ?? diagrams[0];
    if (!diagram) throw new ModelMistake('no-executable-process', '流程图中没有可执行的流程', 'The diagram has no executable process', { definitionId: id });
    const definition = new OriginalDefinition(id, xml, this.server);
    await definition.load();
    Object.assign(definition, { load: async () => true }); // restoring calls it again
    return { diagram, definition };
  }
}
