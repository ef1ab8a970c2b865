import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { BusinessClock, holdsRole, type Actor } from '../../common';
import { CurrentActor } from '../../platform/http';
import { mayStart } from '../../platform/identity';
import { FormService } from '../form';
import { FormResponse, ProcessDefinitionListResponse, ProcessDefinitionResponse } from './process-definition.dto';
import { FormNotFound } from './process-definition.errors';
import { ProcessDefinitionRepository } from './process-definition.repository';

@ApiTags('process-definitions')
@Controller('api/process-definitions')
export class ProcessDefinitionController {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly forms: FormService,
    private readonly clock: BusinessClock,
  ) {}

  /** The newest version of every process, or all versions of one. */
  @Get()
  async list(@Query('key') key?: string): Promise<ProcessDefinitionListResponse> {
    const definitions = key ? await this.definitions.listVersions(key) : await this.definitions.listLatest();
    return { items: definitions.map(ProcessDefinitionResponse.of) };
  }

  /** Tiles: what the caller may start. Who keeps the system running, and who sits outside, starts no cases. */
  @Get('startable')
  async listStartable(@CurrentActor() actor: Actor): Promise<ProcessDefinitionListResponse> {
    if (!mayStart(actor) || holdsRole(actor, 'PROCESS_OWNER') || holdsRole(actor, 'SYS_ADMIN')) return { items: [] };
    const definitions = await this.definitions.listLatest();
    return { items: definitions.filter((definition) => definition.startable).map(ProcessDefinitionResponse.of) };
  }

  /** One version. */
  @Get(':id')
  async get(@Param('id') id: string): Promise<ProcessDefinitionResponse> {
    return ProcessDefinitionResponse.of(await this.definitions.get(id));
  }

  /** The diagram as it was deployed. */
  @Get(':id/xml')
  @ApiProduces('text/xml')
  @Header('Content-Type', 'text/xml; charset=utf-8')
  async getXml(@Param('id') id: string): Promise<string> {
    return (await this.definitions.get(id)).xml;
  }

  /** What to fill in before the process starts. */
  @Get(':id/start-form')
  async getStartForm(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<FormResponse> {
    const definition = await this.definitions.get(id);
    if (!definition.startFormKey) throw new FormNotFound(definition.key);
    const schema = await this.definitions.getForm(definition.id, definition.startFormKey);
    const data = this.forms.prefill(schema, { ownerId: actor.userId, discoveredAt: this.clock.now().toISOString() });
    return { id: schema.id, key: definition.startFormKey, schema, data };
  }
}
