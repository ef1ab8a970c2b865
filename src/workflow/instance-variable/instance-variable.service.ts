import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor, type Problem } from '../../common';
import { copyVariables, type Variables } from '../../engine';
import { AuditService } from '../../platform/audit';
import { StoredValueUnreadable, UnitOfWork } from '../../platform/database';
import { HistoryService } from '../history';
import { DefinitionOutlineService } from '../process-definition';
import { ProcessStepper, type ProcessInstance } from '../process-instance';
import { ProcessInstanceViewQueries } from '../process-instance-view';
import { VariableRepairForbidden, VariablesNotChangeable } from './instance-variable.errors';
import { isHidden, protectedNames, refuseRepair } from './instance-variable.policy';

export interface InstanceVariable {
  readonly name: string;
  readonly value?: unknown;
  readonly protected: boolean;
  readonly hidden: boolean;
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;
const MOST = 50;
const MAX_CHARACTERS = 256 * 1024;
const HIDDEN = '***';

/** Root variables of a run, for those who set right what is wrong with them. */
@Injectable()
export class InstanceVariableService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly instances: ProcessInstanceViewQueries,
    private readonly outlines: DefinitionOutlineService,
    private readonly stepper: ProcessStepper,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  async list(actor: Actor, processInstanceId: string): Promise<InstanceVariable[]> {
    const instance = await this.load(actor, processInstanceId);
    const kept = await this.protectedOf(instance);
    return Object.entries(readable(instance))
      .map(([name, value]) => ({ name, ...(isHidden(name) ? {} : { value }), protected: kept.has(name), hidden: isHidden(name) }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Sets them all or none. Inside a running unit of work, together with what follows from it. */
  repair(actor: Actor, processInstanceId: string, changes: Variables, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const instance = await this.load(actor, processInstanceId);
      const problems = problemsIn(changes, await this.protectedOf(instance));
      if (problems.length > 0) throw new VariablesNotChangeable(problems);
      const variables = copyVariables(changes);
      await this.stepper.proceed(processInstanceId, { kind: 'set-variables', variables }, actor);
      const names = Object.keys(variables);
      const { tenantId } = instance;
      await this.audit.record({ tenantId, actor, action: 'process-instance.repair-variables', object: `process-instance/${processInstanceId}`, before: shown(instance, names), after: masked(variables), reason });
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'INCIDENT', actorId: actor.userId, opinion: reason, detail: { text: `已修改变量：${names.join('、')}` } });
    });
  }

  private async load(actor: Actor, processInstanceId: string): Promise<ProcessInstance> {
    const refusal = refuseRepair(actor);
    if (refusal) throw new VariableRepairForbidden(processInstanceId, refusal);
    return this.instances.getVisible(actor, processInstanceId);
  }

  private async protectedOf({ processDefinitionId }: ProcessInstance): Promise<ReadonlySet<string>> {
    return protectedNames(await this.outlines.listElements(processDefinitionId));
  }
}

function problemsIn(changes: Variables, kept: ReadonlySet<string>): Problem[] {
  const names = Object.keys(changes);
  if (names.length === 0 || names.length > MOST) return [{ field: 'changes', code: 'number-of-changes', message: { zh: `一次可修改 1 到 ${MOST} 个变量。`, en: `Change 1 to ${MOST} variables at a time.` } }];
  if (JSON.stringify(changes).length > MAX_CHARACTERS) return [{ field: 'changes', code: 'too-large', message: { zh: '变量的内容过大。', en: 'The values are too large.' } }];
  return names.flatMap((name): Problem[] => {
    if (!NAME.test(name)) return [{ field: name, code: 'name-invalid', message: { zh: '变量名称只能由文字、数字和下划线组成，且不能以数字开头。', en: 'A name is made of letters, digits and underscores and begins with no digit.' } }];
    return kept.has(name) ? [{ field: name, code: 'protected', message: { zh: '该变量决定事项归属或由谁办理，不能手工修改。', en: 'It says whose case this is or who acts in it and cannot be changed by hand.' } }] : [];
  });
}

/** The values that are replaced. */
function shown(instance: ProcessInstance, names: readonly string[]): Variables {
  const known = readable(instance);
  return masked(Object.fromEntries(names.filter((name) => Object.hasOwn(known, name)).map((name) => [name, known[name]])));
}

/** A run whose row is damaged is repaired all the same: the step writes the row anew from the engine's own state. */
function readable({ variables }: ProcessInstance): Variables {
  try {
    return { ...variables };
  } catch (error) {
    if (error instanceof StoredValueUnreadable) return {};
    throw error;
  }
}

function masked(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, isHidden(name) ? HIDDEN : value]));
}
