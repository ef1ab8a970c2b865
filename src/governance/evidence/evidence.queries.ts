import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { FileService } from '../../platform/files';
import { seesGroupData, UserDirectory } from '../../platform/identity';
import { InstanceVisibilityRegistry } from '../../workflow/registry';
import type { EvidenceDto } from './evidence.dto';
import { Evidence, PROTECTED_UPLOADER } from './evidence.entity';
import { EvidenceNotFound } from './evidence.errors';
import { EvidenceRepository } from './evidence.repository';

/** What the evidence belongs to; exactly one of the four besides the tenant. */
export interface EvidenceOf {
  readonly tenantId: string;
  readonly taskId?: string;
  readonly processInstanceId?: string;
  readonly caseNo?: string;
  readonly groupNo?: string;
}

/** Reads of evidence. */
@Injectable()
export class EvidenceQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceRepository,
    private readonly directory: UserDirectory,
    private readonly files: FileService,
    private readonly visibility: InstanceVisibilityRegistry,
  ) {}

  /** Attached evidence of a task, an instance, a case or a group, oldest first. */
  async listFor({ tenantId, taskId, processInstanceId, caseNo, groupNo }: EvidenceOf): Promise<EvidenceDto[]> {
    const of = Object.fromEntries(Object.entries({ taskId, processInstanceId, caseNo, groupNo }).filter(([, value]) => value !== undefined));
    if (Object.keys(of).length === 0) throw new Error('listFor needs a task, an instance, a case or a group');
    return this.toDtos(await this.unitOfWork.repository(Evidence).find({ where: { tenantId, ...of }, order: { id: 'ASC' } }));
  }

  /** By id, attached or not; unknown ids are absent. For guards (how many different screenshots?) and form data. */
  async listByIds(tenantId: string, ids: readonly string[]): Promise<EvidenceDto[]> {
    if (ids.length === 0) return [];
    return this.toDtos(await this.unitOfWork.repository(Evidence).find({ where: { tenantId, id: In([...ids]) }, order: { id: 'ASC' } }));
  }

  /** Of these ids what a draft may still hand in: the actor's own uploads that are not attached yet, and what came with this step done before. */
  async listUsable({ tenantId, userId }: Actor, ids: readonly string[], taskId?: string): Promise<EvidenceDto[]> {
    if (ids.length === 0) return [];
    const own = await this.unitOfWork.repository(Evidence).find({ where: { tenantId, id: In([...ids]), uploadedBy: userId, attachedAt: IsNull() }, order: { id: 'ASC' } });
    const again = taskId === undefined ? [] : await this.evidence.listOfStepBefore(taskId, ids);
    return this.toDtos([...again, ...own]);
  }

  /** One piece, for an actor of the tenant who may know of groups and cases. */
  async get(actor: Actor, id: string): Promise<EvidenceDto> {
    return (await this.toDtos([await this.row(actor, id)]))[0]!;
  }

  async content(actor: Actor, id: string) {
    const evidence = await this.row(actor, id);
    return { ...(await this.files.read(evidence.tenantId, evidence.fileId)), fileName: evidence.fileName };
  }

  /** Whoever may open the file may see it small. */
  async thumbnail(actor: Actor, id: string): Promise<Buffer> {
    const evidence = await this.row(actor, id);
    return this.files.thumbnail(evidence.tenantId, evidence.fileId);
  }

  private async row(actor: Actor, id: string): Promise<Evidence> {
    const evidence = seesGroupData(actor) ? await this.unitOfWork.repository(Evidence).findOneBy({ id, tenantId: actor.tenantId }) : null;
    if (!evidence || !(await this.mayOpen(actor, evidence))) throw new EvidenceNotFound(id);
    return evidence;
  }

  /** Not attached yet: the uploader's own affair. Attached: not for those who are kept away from the case. */
  private async mayOpen(actor: Actor, evidence: Evidence): Promise<boolean> {
    if (evidence.processInstanceId === null) return actor.kind === 'system' || evidence.uploadedBy === actor.userId;
    return this.visibility.allowsRun(actor, evidence.processInstanceId);
  }

  private async toDtos(rows: Evidence[]): Promise<EvidenceDto[]> {
    const names = await this.directory.names(rows.map((row) => row.uploadedBy));
    return rows.map((row) => ({
      id: row.id,
      fileName: row.fileName,
      mime: row.mime,
      size: row.size,
      sha256: row.sha256,
      capturedAt: row.capturedAt.toISOString(),
      uploadedBy:
        row.classification === PROTECTED_UPLOADER
          ? { id: 'reporter', name: '举报人' }
          : { id: row.uploadedBy, name: names.get(row.uploadedBy)?.name ?? row.uploadedBy },
      uploadedAt: row.uploadedAt.toISOString(),
      ...(row.taskId === null ? {} : { taskId: row.taskId }),
      ...againOf(row),
      ...(row.duplicateOf === null ? {} : { duplicateOf: row.duplicateOf }),
      ...(row.mime.startsWith('image/') ? { thumbnailUrl: `/api/evidence/${row.id}/thumbnail` } : {}),
    }));
  }
}

/** Attached once; every further time it was sent again. */
function againOf({ custody }: Evidence): Pick<EvidenceDto, 'againTaskIds'> {
  const [, ...again] = custody.filter(({ act }) => act === 'attached');
  return again.length === 0 ? {} : { againTaskIds: again.flatMap(({ to }) => to ?? []) };
}
