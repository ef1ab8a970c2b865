import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor, type Problem } from '../../common';
import { copyVariables, type Variables } from '../../engine';
import { AuditService } from '../../platform/audit';
import { UnitOfWork } from '../../platform/database';
import { HistoryService } from '../history';
import { ProcessStepper, type ProcessInstance } from '../process-instance';
import { VariablesNotChangeable } from './instance-variable.errors';
import { holdsHidden, masked } from './instance-variable.policy';
import { InstanceVariableQueries, readable } from './instance-variable.queries';

const NAME = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;
const MOST = 50;
const MAX_CHARACTERS = 256 * 1024;

/** Sets right what is wrong with the root variables of a run. */
@Injectable()
export class InstanceVariableService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: InstanceVariableQueries,
    private readonly stepper: ProcessStepper,
    private readonly history: HistoryService,
    private readonly audit: AuditService,
    private readonly clock: BusinessClock,
  ) {}

  /** Sets them all or none. Inside a running unit of work, together with what follows from it. */
  repair(actor: Actor, processInstanceId: string, changes: Variables, reason: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const instance = await this.queries.getRepairable(actor, processInstanceId);
      const variables = copyVariables(changes);
      const problems = problemsIn(variables, await this.queries.protectedOf(instance));
      if (problems.length > 0) throw new VariablesNotChangeable(problems);
      await this.stepper.proceed(processInstanceId, { kind: 'set-variables', variables }, actor);
      const names = Object.keys(variables);
      const { tenantId } = instance;
      await this.audit.record({ tenantId, actor, action: 'process-instance.repair-variables', object: `process-instance/${processInstanceId}`, before: shown(instance, names), after: masked(variables), reason });
      await this.history.record({ tenantId, processInstanceId, at: this.clock.now(), kind: 'INCIDENT', actorId: actor.userId, opinion: reason, detail: { text: `已修改变量：${names.join('、')}` } });
    });
  }
}

function problemsIn(changes: Variables, kept: ReadonlySet<string>): Problem[] {
  const names = Object.keys(changes);
  if (names.length === 0 || names.length > MOST) return [{ field: 'changes', code: 'number-of-changes', message: { zh: `一次可修改 1 到 ${MOST} 个变量。`, en: `Change 1 to ${MOST} variables at a time.` } }];
  if (JSON.stringify(changes).length > MAX_CHARACTERS) return [{ field: 'changes', code: 'too-large', message: { zh: '变量的内容过大。', en: 'The values are too large.' } }];
  return names.flatMap((name): Problem[] => {
    if (!NAME.test(name)) return [{ field: name, code: 'name-invalid', message: { zh: '变量名称只能由文字、数字和下划线组成，且不能以数字开头。', en: 'A name is made of letters, digits and underscores and begins with no digit.' } }];
    return kept.has(name) || holdsHidden(changes[name]) ? [{ field: name, code: 'protected', message: { zh: '该变量决定事项归属或由谁办理，不能手工修改。', en: 'It says whose case this is or who acts in it and cannot be changed by hand.' } }] : [];
  });
}

/** The values that are replaced. */
function shown(instance: ProcessInstance, names: readonly string[]): unknown {
  const known = readable(instance);
  return masked(Object.fromEntries(names.filter((name) => Object.hasOwn(known, name)).map((name) => [name, known[name]])));
}
