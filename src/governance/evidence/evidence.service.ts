import { Injectable } from '@nestjs/common';
import { BusinessClock, newId, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { FileService, type KeptFile, type Upload } from '../../platform/files';
import { seesGroupData } from '../../platform/identity';
import type { Evidence } from './evidence.entity';
import { PROTECTED_UPLOADER } from './evidence.entity';
import { EvidenceNotAttachable, EvidenceNotForTechnicalRoles } from './evidence.errors';
import { EvidenceRepository } from './evidence.repository';

export interface AttachRequest {
  /** who completes the task or starts the process: only his own uploads may be used */
  readonly actor: Actor;
  readonly evidenceIds: readonly string[];
  readonly processInstanceId: string;
  /** absent when a start form brought the files */
  readonly taskId?: string;
  readonly groupNo?: string;
  readonly caseNo?: string;
  /** a reporter's files: no screen names who handed them in (spec §4.7 P3) */
  readonly protectUploader?: boolean;
}

/** The same picture handed in twice for one task: kept, but counted once. */
export interface DuplicateEvidence {
  readonly evidenceId: string;
  readonly duplicateOf: string;
}

const CLASSIFICATION = 'INTERNAL';

/** Takes evidence in and attaches it. There is no way to change or remove it. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileService,
    private readonly evidence: EvidenceRepository,
    private readonly clock: BusinessClock,
  ) {}

  /** Keeps an uploaded file; answers the id of the evidence. */
  async upload(actor: Actor, upload: Upload, intendedFor?: string): Promise<string> {
    if (!seesGroupData(actor)) throw new EvidenceNotForTechnicalRoles();
    return this.files.keep(actor, upload, (file) => this.insert(actor, file, intendedFor));
  }

  /** The same from memory: what the demo loader and generated documents use. */
  async storeBuffer(request: { actor: Actor; fileName: string; content: Buffer; intendedFor?: string }): Promise<string> {
    return this.files.keepBuffer(request.actor, request.fileName, request.content, (file) => this.insert(request.actor, file, request.intendedFor));
  }

  /**
   * Binds uploads to what they prove, in the unit of work of the completion. Refuses unknown ids, other people's uploads
   * and files that are used already, but for those of the same step done before (退回, 撤回): they stay bound to that task, and
   * their custody tells of this one. Reports pictures whose content the task has already.
   */
  async attach(request: AttachRequest): Promise<{ duplicates: DuplicateEvidence[] }> {
    const named = [...new Set(request.evidenceIds)];
    if (named.length === 0) return { duplicates: [] };
    return this.unitOfWork.run(async () => {
      const { actor } = request;
      const found = await this.evidence.listByIds(actor.tenantId, named);
      // bound to this task already by the same person: a decision that waited for signatures
      const bound = new Set(found.filter((item) => item.uploadedBy === actor.userId && request.taskId !== undefined && item.taskId === request.taskId).map(({ id }) => id));
      const again = request.taskId === undefined ? [] : await this.evidence.listOfStepBefore(request.taskId, named);
      await this.tellOfAgain(again, request);
      const ids = named.filter((id) => !bound.has(id) && !again.some((item) => item.id === id));
      const usable = new Map(found.filter((item) => item.uploadedBy === actor.userId && item.attachedAt === null).map((item) => [item.id, item]));
      const refused = ids.filter((id) => !usable.has(id));
      if (refused.length > 0) throw new EvidenceNotAttachable(refused);
      const present = request.taskId === undefined ? [] : [...(await this.evidence.listOfTask(request.taskId)), ...again];
      const firstBySha = new Map(present.map((item) => [item.sha256, item.id]));
      const duplicates: DuplicateEvidence[] = [];
      for (const id of ids) {
        const item = usable.get(id)!;
        const duplicateOf = firstBySha.get(item.sha256);
        if (duplicateOf === undefined) firstBySha.set(item.sha256, id);
        else duplicates.push({ evidenceId: id, duplicateOf });
        if (!(await this.evidence.attach(id, this.attachment(request, item, duplicateOf)))) throw new EvidenceNotAttachable([id]);
      }
      return { duplicates };
    });
  }

  /** Once for each task: a decision that waits for signatures names its files twice. */
  private async tellOfAgain(again: readonly Evidence[], { actor, taskId }: AttachRequest): Promise<void> {
    const step = { at: this.clock.now().toISOString(), by: actor.userId, act: 'attached' as const, to: taskId };
    for (const item of again) if (!item.custody.some(({ to }) => to === taskId)) await this.evidence.addCustody(item, step);
  }

  private attachment(request: AttachRequest, item: Evidence, duplicateOf: string | undefined) {
    const attachedAt = this.clock.now();
    const to = request.taskId ?? request.processInstanceId;
    return {
      attachedAt,
      taskId: request.taskId ?? null,
      processInstanceId: request.processInstanceId,
      caseNo: request.caseNo ?? null,
      groupNo: request.groupNo ?? null,
      duplicateOf: duplicateOf ?? null,
      classification: request.protectUploader ? PROTECTED_UPLOADER : item.classification,
      custody: [...item.custody, { at: attachedAt.toISOString(), by: request.actor.userId, act: 'attached' as const, to }],
    };
  }

  private async insert(actor: Actor, file: KeptFile, intendedFor: string | undefined): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    await this.evidence.insert({
      id,
      tenantId: actor.tenantId,
      fileId: file.id,
      fileName: file.fileName,
      mime: file.mime,
      size: file.size,
      sha256: file.sha256,
      capturedAt: now,
      uploadedBy: actor.userId,
      uploadedAt: now,
      intendedFor: intendedFor ?? null,
      attachedAt: null,
      taskId: null,
      processInstanceId: null,
      caseNo: null,
      groupNo: null,
      duplicateOf: null,
      classification: CLASSIFICATION,
      custody: [{ at: now.toISOString(), by: actor.userId, act: 'uploaded' }],
    });
    return id;
  }
}
