import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, type Actor } from '../../common';
import { EventBus } from '../../platform/event';
import { CaseMaterialRegistry, type MaterialView } from '../../workflow/registry';
import { UserTaskCompleted, UserTaskEvidenceAdded } from '../../workflow/user-task';
import { EvidenceQueries } from './evidence.queries';
import { EvidenceService } from './evidence.service';

/** Files named by a completed task, or handed over with an opinion on it, become evidence of the task, its run, its group and its case, in the same transaction. */
@Injectable()
export class EvidenceProjector implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly evidence: EvidenceService,
    private readonly queries: EvidenceQueries,
    private readonly material: CaseMaterialRegistry,
  ) {}

  onModuleInit(): void {
    this.events.within(UserTaskCompleted, (event) => this.attach(event));
    this.events.within(UserTaskEvidenceAdded, (event) => this.attach(event));
    this.material.provide({
      listEvidence: (tenantId, processInstanceIds) => this.listFor(tenantId, processInstanceIds),
      listUsableUploads: (actor, evidenceIds, taskId) => this.queries.listUsable(actor, evidenceIds, taskId),
      findThumbnail: (actor, evidenceId) => this.findThumbnail(actor, evidenceId),
    });
  }

  private async findThumbnail(actor: Actor, evidenceId: string): Promise<Buffer | undefined> {
    try {
      return await this.queries.thumbnail(actor, evidenceId);
    } catch (error) {
      // not for this person, no picture, damaged: the paper goes without
      if (error instanceof DomainError) return undefined;
      throw error;
    }
  }

  private async attach({ task, actor, evidenceIds }: UserTaskCompleted | UserTaskEvidenceAdded): Promise<void> {
    await this.evidence.attach({
      actor,
      evidenceIds,
      processInstanceId: task.processInstanceId,
      taskId: task.id,
      groupNo: task.groupNo ?? undefined,
      caseNo: /^V-/.test(task.businessKey) ? task.businessKey : undefined,
    });
  }

  private async listFor(tenantId: string, processInstanceIds: readonly string[]): Promise<MaterialView[]> {
    const lists = await Promise.all(processInstanceIds.map((processInstanceId) => this.queries.listFor({ tenantId, processInstanceId })));
    return lists.flat();
  }
}
