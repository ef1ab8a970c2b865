import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common';
import type { Variables } from '../../engine';
import { AnonymousReportService } from '../../governance/violation';
import { FormService } from '../../workflow/form';
import { ProcessDefinitionRepository } from '../../workflow/process-definition';
import { ProcessInstanceRepository, ProcessInstanceService, type ProcessInstance } from '../../workflow/process-instance';
import { WithdrawalService } from '../../workflow/process-instance-view';

/** Starts runs the way people start them, and gives them the demo's own name (G01, V01) on the way. */
@Injectable()
export class StageProcesses {
  constructor(
    private readonly definitions: ProcessDefinitionRepository,
    private readonly forms: FormService,
    private readonly processes: ProcessInstanceService,
    private readonly instances: ProcessInstanceRepository,
    private readonly anonymous: AnonymousReportService,
    private readonly withdrawals: WithdrawalService,
  ) {}

  /** As from the tile: the form is checked, the start handler asked. `demoRef` is what no form may carry. */
  async start(actor: Actor, processDefinitionKey: string, demoRef: string | undefined, sent: Variables): Promise<ProcessInstance> {
    const definition = await this.definitions.getLatest(processDefinitionKey);
    const schema = await this.definitions.getForm(definition.id, definition.startFormKey!);
    const variables = this.forms.accept(schema, sent, { starter: actor.userId, tenantId: actor.tenantId });
    return this.processes.start({ actor, tenantId: actor.tenantId, processDefinitionKey, variables: demoRef ? { ...variables, demoRef } : variables });
  }

  /** A report without a name, through the door made for it. Answers the case number. */
  async reportAnonymously(tenantId: string, demoRef: string, report: Variables): Promise<string> {
    return (await this.anonymous.submit(tenantId, { ...report, demoRef })).caseNo;
  }

  async withdraw(actor: Actor, processInstanceId: string, reason: string): Promise<void> {
    await this.withdrawals.withdraw(actor, (await this.instances.find(processInstanceId))!, reason);
  }
}
