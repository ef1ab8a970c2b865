import { Injectable } from '@nestjs/common';
import { BusinessClock, DomainError } from '../../common';
import { evaluate, evaluateAttribute, ExpressionFailed, isExpression } from '../../engine';
import { UserDirectory } from '../../platform/identity';
import { fieldsOf, keyOf } from '../form';
import { ProcessDefinitionRepository, type Outline } from '../process-definition';
import type { ProcessInstance } from '../process-instance';
import { DeadlineRuleRegistry, IdentityTitleRegistry } from '../registry';
import { TaskPeopleResolver } from '../user-task';
import { namesRead } from './expression-names.policy';
import type { ForecastDeadline, ForecastStep } from './route-forecast.dto';
import { walkRoute, type RouteOracle, type RouteStop } from './route-walk.policy';

type Element = Outline['elements'][number];
/** A run, or what is known of one that is not begun. */
export type RouteCase = Pick<ProcessInstance, 'id' | 'tenantId' | 'processDefinitionId' | 'startedBy' | 'groupNo' | 'unitId' | 'variables'> & {
  /** the form is not finished: who is asked in person may yet be somebody else, only the posts are sure */
  readonly isUnfinished?: boolean;
};

/** The steps of a predicted route as people read them. */
@Injectable()
export class RouteStepPresenter {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly people: TaskPeopleResolver,
    private readonly users: UserDirectory,
    private readonly titles: IdentityTitleRegistry,
    private readonly rules: DeadlineRuleRegistry,
    private readonly clock: BusinessClock,
  ) {}

  async present(outline: Outline, roots: readonly string[], of: RouteCase): Promise<ForecastStep[]> {
    const stops = walkRoute(outline, roots, await this.oracleOf(outline, of));
    const byId = new Map(outline.elements.map((element) => [element.id, element]));
    const steps: ForecastStep[] = [];
    for (const stop of stops) steps.push(await this.stepOf(stop, byId.get(stop.elementId)!, of));
    return steps;
  }

  private async oracleOf(outline: Outline, of: RouteCase): Promise<RouteOracle> {
    const forms = await this.definitions.listForms(of.processDefinitionId);
    return {
      test: (condition, unsure) => {
        if (!isKnown(condition, of, unsure)) return undefined;
        return this.guarded(() => evaluate(condition, of.variables, { now: this.clock.now() }) === true);
      },
      fieldsOf: ({ formKey }) => (formKey ? fieldsOf(forms.get(formKey)?.components ?? []).flatMap((field) => keyOf(field) ?? []) : []),
    };
  }

  private async stepOf({ elementId, possible }: RouteStop, element: Element, of: RouteCase): Promise<ForecastStep> {
    const deadline = await this.deadlineOf(element, of);
    return {
      elementId,
      name: element.name ?? elementId,
      kind: element.type === 'userTask' ? 'TASK' : 'CALL',
      possible,
      people: element.type === 'userTask' ? await this.peopleOf(element, of) : [],
      ...(deadline ? { deadline } : {}),
      ...(element.gov.clause ? { clause: element.gov.clause } : {}),
    };
  }

  /** By the same resolver that will ask them; nobody where an earlier step decides it. */
  private async peopleOf(element: Element, of: RouteCase): Promise<string[]> {
    const { assignee, candidateUsers, candidateGroups } = element.camunda;
    const asked = [assignee, candidateUsers, candidateGroups].filter((text) => text !== undefined);
    if (asked.some((text) => isExpression(text) && !isKnown(text, of))) return [];
    const value = (text: string | undefined): string[] => (text === undefined ? [] : names(this.guarded(() => evaluateAttribute(text, of.variables, { now: this.clock.now() }))));
    const gov = Object.fromEntries(Object.entries(element.gov).map(([name, text]) => [name, isExpression(text) && !isKnown(text, of) ? null : this.guarded(() => evaluateAttribute(text, of.variables, { now: this.clock.now() }))]));
    try {
      const userTask = { assignee: value(assignee)[0], candidateUsers: value(candidateUsers), candidateGroups: value(candidateGroups) };
      const { candidates } = await this.people.resolve({ id: '', elementId: element.id, elementType: element.type, gov, userTask }, of);
      const users = of.isUnfinished ? [] : candidates.users;
      const known = await this.users.names([...users]);
      const persons = users.map((id) => { const user = known.get(id); return user ? nameOf(user) : id; });
      const posts = await Promise.all(candidates.groups.map((identity) => this.titles.of(identity, of.tenantId)));
      return [...posts, ...persons];
    } catch (error) {
      // a role of a group or unit the unfinished form does not name yet
      if (error instanceof DomainError) return [];
      throw error;
    }
  }

  private async deadlineOf({ gov }: Element, of: RouteCase): Promise<ForecastDeadline | undefined> {
    const text = gov.deadline;
    if (!text || (isExpression(text) && !isKnown(text, of))) return undefined;
    const code = this.guarded(() => evaluateAttribute(text, of.variables));
    if (typeof code !== 'string' || code === '') return undefined;
    try {
      const { title, amount, unit, source, clause } = await this.rules.get(code, of.tenantId);
      return { title, amount, unit, source, ...(clause ? { clause } : {}) };
    } catch (error) {
      // the rule will be missed when the step is reached; a forecast only leaves it out
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }

  /** What cannot be evaluated with what is known is not known. */
  private guarded<T>(look: () => T): T | undefined {
    try {
      return look();
    } catch (error) {
      if (error instanceof ExpressionFailed) return undefined;
      throw error;
    }
  }
}

function isKnown(expression: string, { variables }: RouteCase, unsure: ReadonlySet<string> = new Set()): boolean {
  return namesRead(expression).every((name) => !unsure.has(name) && variables[name] !== undefined && variables[name] !== null);
}

/** No brackets within brackets. */
function nameOf({ name, title }: { readonly name: string; readonly title?: string }): string {
  if (!title) return name;
  return /[（(]/.test(title) ? `${name} ${title}` : `${name}（${title}）`;
}

/** A list, or text with commas. */
function names(value: unknown): string[] {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return list.map((name) => String(name).trim()).filter((name) => name !== '');
}
