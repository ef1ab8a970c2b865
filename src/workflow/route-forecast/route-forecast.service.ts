import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type Sentence } from '../../common';
import type { Variables } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { FormInvalid, isTriedInForecasts, keepsDrafts, type FormSchema } from '../form';
import { DefinitionOutlineService, ProcessDefinitionRepository, type ProcessDefinition } from '../process-definition';
import { mayStartByHand, ProcessInstanceRepository, ProcessInstanceService, ProcessNotStartable, StartForbidden } from '../process-instance';
import { StandardVariablesRegistry } from '../registry';
import type { ForecastStep } from './route-forecast.dto';
import { RouteStepPresenter, type RouteCase } from './route-step.presenter';

export interface RouteForecast {
  readonly complete: boolean;
  readonly refusal?: Sentence;
  readonly steps: ForecastStep[];
}

class Foreseen extends Error {
  constructor(readonly steps: ForecastStep[]) {
    super('a forecast is rolled back');
  }
}

/**
 * The predicted route of a start form. A form that can be sent is really sent, up to where people are asked, and rolled
 * back: numbers, rules, roles and groups are those of the real machinery. From there, and from the beginning of a form that
 * is not finished or may not be sent on trial, the diagram is followed.
 */
@Injectable()
export class RouteForecastService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly definitions: ProcessDefinitionRepository,
    private readonly outlines: DefinitionOutlineService,
    private readonly instances: ProcessInstanceRepository,
    private readonly starts: ProcessInstanceService,
    private readonly standard: StandardVariablesRegistry,
    private readonly steps: RouteStepPresenter,
  ) {}

  async forecast(actor: Actor, key: string, sent: Readonly<Variables>): Promise<RouteForecast> {
    if (this.unitOfWork.isRunning) throw new Error('a forecast inside another unit of work would undo that one');
    if (!mayStartByHand(actor)) throw new StartForbidden(key);
    const definition = await this.definitions.getLatest(key);
    if (!definition.startable || !definition.startFormKey) throw new ProcessNotStartable(key);
    const schema = await this.definitions.getForm(definition.id, definition.startFormKey);
    // content that must not be kept is not looked at, either
    const variables = keepsDrafts(schema) ? sent : {};
    const open = async (refusal?: Sentence): Promise<RouteForecast> => ({ complete: false, ...(refusal && { refusal }), steps: await this.undone(async () => this.fromDiagram(actor, definition, schema, variables)) });
    if (!isTriedInForecasts(schema)) return open();
    try {
      return { complete: true, steps: await this.undone(async () => this.afterStart(actor, key, variables)) };
    } catch (error) {
      // an outage says nothing about the form
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      return open(error instanceof FormInvalid ? undefined : error.sentence);
    }
  }

  /** Does it, takes it back, and answers what was seen. */
  private async undone(look: () => Promise<ForecastStep[]>): Promise<ForecastStep[]> {
    try {
      await this.unitOfWork.run(async () => {
        throw new Foreseen(await look());
      });
    } catch (error) {
      if (error instanceof Foreseen) return error.steps;
      throw error;
    }
    throw new Error('a forecast came to no end');
  }

  private async afterStart(actor: Actor, key: string, sent: Variables): Promise<ForecastStep[]> {
    const { id } = await this.starts.startByHand(actor, key, sent);
    const instance = (await this.instances.find(id))!;
    const waiting = (await this.instances.listActivities(id)).filter((activity) => activity.state === 'ACTIVE' && activity.waiting && !activity.armed && activity.elementType !== 'boundaryEvent');
    return this.steps.present(await this.outlines.getDiagram(instance.processDefinitionId), waiting.map(({ elementId }) => elementId), instance);
  }

  private async fromDiagram({ tenantId, userId }: Actor, { id: processDefinitionId, startFormKey }: ProcessDefinition, schema: FormSchema, sent: Readonly<Variables>): Promise<ForecastStep[]> {
    const outline = await this.outlines.getDiagram(processDefinitionId);
    const start = outline.elements.filter((element) => element.type === 'startEvent' && element.formKey === startFormKey).map(({ id }) => id);
    const known = Object.fromEntries(Object.entries(sent).filter(([name]) => schema.components.some((field) => field.key === name)));
    const variables: Variables = { ...(await this.standard.of(tenantId)), starter: userId, ...known, tenantId };
    const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
    const unborn: RouteCase = { id: '', tenantId, processDefinitionId, startedBy: userId, groupNo: text(known.groupNo), unitId: text(known.unitId), variables, isUnfinished: true };
    return this.steps.present(outline, start, unborn);
  }
}
