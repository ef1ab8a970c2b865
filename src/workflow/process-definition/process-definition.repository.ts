import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database';
import type { FormSchema } from '../form';
import { FormDefinition } from './form-definition.entity';
import { ProcessDefinition } from './process-definition.entity';
import { FormNotFound, ProcessDefinitionNotFound } from './process-definition.errors';

const KEPT = 200;

/** Deployed versions never change, so the ones in use stay in memory. */
@Injectable()
export class ProcessDefinitionRepository {
  private readonly byId = new Map<string, ProcessDefinition>();
  private readonly forms = new Map<string, FormSchema>();
  /** inserted and not (yet) committed: not to be remembered, it may be rolled back */
  private readonly pending = new Set<string>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get rows() {
    return this.unitOfWork.repository(ProcessDefinition);
  }

  async insert(definition: ProcessDefinition, forms: ReadonlyMap<string, FormSchema>): Promise<void> {
    this.pending.add(definition.id);
    this.unitOfWork.afterCommit(() => void this.pending.delete(definition.id));
    await this.rows.insert(definition);
    for (const [formKey, schema] of forms) {
      await this.unitOfWork
        .repository(FormDefinition)
        .insert({ id: `${definition.id}/${formKey}`, processDefinitionId: definition.id, formKey, schema } as never);
    }
  }

  async get(id: string): Promise<ProcessDefinition> {
    const definition = await this.find(id);
    if (!definition) throw new ProcessDefinitionNotFound(id);
    return definition;
  }

  async find(id: string): Promise<ProcessDefinition | null> {
    const cached = this.byId.get(id);
    if (cached) return cached;
    const definition = await this.rows.findOneBy({ id });
    if (definition && !this.pending.has(id)) remember(this.byId, id, definition);
    return definition;
  }

  findLatest(key: string): Promise<ProcessDefinition | null> {
    return this.rows.findOne({ where: { key }, order: { version: 'DESC' } });
  }

  async getLatest(key: string): Promise<ProcessDefinition> {
    const definition = await this.findLatest(key);
    if (!definition) throw new ProcessDefinitionNotFound(key);
    return definition;
  }

  findByDigest(key: string, digest: string): Promise<ProcessDefinition | null> {
    return this.rows.findOne({ where: { key, digest } });
  }

  /** The newest version of every process. */
  listLatest(): Promise<ProcessDefinition[]> {
    return this.rows
      .createQueryBuilder('d')
      .where('d.version = (SELECT MAX(v.version) FROM process_definition v WHERE v.key = d.key)')
      .orderBy('d.category')
      .addOrderBy('d.key')
      .getMany();
  }

  listVersions(key?: string): Promise<ProcessDefinition[]> {
    return this.rows.find({ where: key === undefined ? {} : { key }, order: { key: 'ASC', version: 'DESC' } });
  }

  async getForm(processDefinitionId: string, formKey: string): Promise<FormSchema> {
    const id = `${processDefinitionId}/${formKey}`;
    const cached = this.forms.get(id);
    if (cached) return cached;
    const form = await this.unitOfWork.repository(FormDefinition).findOneBy({ id });
    if (!form) throw new FormNotFound(formKey);
    if (!this.pending.has(processDefinitionId)) remember(this.forms, id, form.schema);
    return form.schema;
  }

  async listForms(processDefinitionId: string): Promise<Map<string, FormSchema>> {
    const forms = await this.unitOfWork.repository(FormDefinition).findBy({ processDefinitionId });
    return new Map(forms.map((form) => [form.formKey, form.schema]));
  }
}

function remember<V>(cache: Map<string, V>, id: string, value: V): void {
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value!);
  cache.set(id, value);
}
