import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isLocalDate, localDateOf, type Problem } from '../../common';
import { StartHandlerRegistry, type StartPreparation, type StartRequest } from '../../workflow/registry';
import { GroupQueries, isProjectKind } from '../group';
import { DissolutionInvalid, DissolutionRefused, GroupAlreadyDissolving, GroupNotDissolvable } from './dissolution.errors';
import { isDissolutionTrigger, mayTrigger, TRIGGER_TITLES, type DissolutionTrigger } from './dissolution.policy';
import { DissolutionRepository } from './dissolution.repository';

/** Who may start P12, for which group, and what it is called. Business key = group number. */
@Injectable()
export class DissolutionStartHandler implements OnModuleInit {
  constructor(
    private readonly registry: StartHandlerRegistry,
    private readonly groups: GroupQueries,
    private readonly records: DissolutionRepository,
  ) {}

  onModuleInit(): void {
    this.registry.register('group-dissolve', (request) => this.prepare(request));
  }

  private async prepare(request: StartRequest): Promise<StartPreparation> {
    const { tenantId, actor, variables, now } = request;
    const group = await this.groups.get(tenantId, String(variables.groupNo ?? ''));
    const running = await this.records.findRunning(tenantId, group.groupNo);
    if (running) throw new GroupAlreadyDissolving(group.groupNo, running.processInstanceId);
    if (group.state !== 'ACTIVE') throw new GroupNotDissolvable(group.groupNo, group.state);
    const trigger = triggerOf(variables.trigger, isProjectKind(group.kind), actor.kind === 'system');
    const refusal = mayTrigger(actor, trigger, group);
    if (refusal) throw new DissolutionRefused(group.groupNo, refusal);
    const problems = await this.check(request, group.groupNo, trigger);
    if (problems.length > 0) throw new DissolutionInvalid(problems);
    return {
      businessKey: group.groupNo,
      title: `解散：${group.name}（${TRIGGER_TITLES[trigger]}）`,
      groupNo: group.groupNo,
      unitId: group.unitId,
      variables: { groupNo: group.groupNo, groupName: group.name, unitId: group.unitId, trigger, triggerDate: isLocalDate(variables.triggerDate) ? variables.triggerDate : localDateOf(now) },
    };
  }

  private async check({ tenantId, variables, now }: StartRequest, groupNo: string, trigger: DissolutionTrigger): Promise<Problem[]> {
    const { triggerDate, orderNo, successorGroupNo } = variables;
    const problems: Problem[] = [];
    if (isLocalDate(triggerDate) && triggerDate > localDateOf(now)) {
      problems.push({ field: 'triggerDate', code: 'trigger-date-in-future', message: { zh: '缘由发生日期不能晚于今天。', en: 'The day of the reason cannot lie in the future.' } });
    }
    if (trigger === 'ORDER' && !(typeof orderNo === 'string' && orderNo.trim())) {
      problems.push({ field: 'orderNo', code: 'required', message: { zh: '责令解散须填写文号。', en: 'An order needs its number.' } });
    }
    if (trigger === 'MIGRATION' && typeof successorGroupNo === 'string' && successorGroupNo) {
      if (successorGroupNo === groupNo) problems.push({ field: 'successorGroupNo', code: 'successor-is-itself', message: { zh: '承接的新群不能是本群。', en: 'A group cannot succeed itself.' } });
      else await this.groups.get(tenantId, successorGroupNo);
    }
    return problems;
  }
}

/** The planned-end job knows no reason: projects end, other groups have done what they were for. */
function triggerOf(value: unknown, project: boolean, bySystem: boolean): DissolutionTrigger {
  const trigger = isDissolutionTrigger(value) ? value : 'PROJECT_END';
  return bySystem && trigger === 'PROJECT_END' && !project ? 'FUNCTION_DONE' : trigger;
}
