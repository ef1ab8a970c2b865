import { Injectable } from '@nestjs/common';
import { BusinessClock, type Actor } from '../../common';
import { UnitOfWork } from '../../platform/database';
import { CaseMaterialRegistry } from '../registry';
import { FormService, keepsDrafts, withoutFiles } from '../form';
import type { FormDraftResponse, FormDraftView, SavedFormDraftResponse } from './form-draft.dto';
import type { DraftKind, FormDraft } from './form-draft.entity';
import { FormDraftChanged, FormDraftNotKept, FormDraftTooLarge } from './form-draft.errors';
import { draftValues, MAX_CHARACTERS, MOST_DRAFTS } from './form-draft.policy';
import { FormDraftRepository } from './form-draft.repository';
import { FormInHand, type OpenForm } from './form-in-hand.reader';

/** What a page sends of a form it is about to leave, or that was just typed into. */
export interface DraftInput {
  readonly values: Readonly<Record<string, unknown>>;
  readonly opinion?: string;
  readonly processDefinitionId?: string;
  readonly revision: number;
  readonly pageId: string;
}

/** Drafts of one's own, of forms one may send. */
@Injectable()
export class FormDraftService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: FormDraftRepository,
    private readonly openForms: FormInHand,
    private readonly forms: FormService,
    private readonly material: CaseMaterialRegistry,
    private readonly clock: BusinessClock,
  ) {}

  async get(actor: Actor, kind: DraftKind, subject: string): Promise<FormDraftResponse> {
    const form = await this.openForms.get(actor, kind, subject);
    if (!keepsDrafts(form.schema)) return { kept: false };
    const draft = await this.drafts.find({ userId: actor.userId, kind, subject });
    return draft ? { kept: true, draft: await this.present(actor, draft, form) } : { kept: true };
  }

  save(actor: Actor, kind: DraftKind, subject: string, { values, opinion, revision, pageId, processDefinitionId }: DraftInput): Promise<SavedFormDraftResponse> {
    return this.unitOfWork.run(async () => {
      const form = await this.openForms.getForUpdate(actor, kind, subject);
      if (!keepsDrafts(form.schema)) throw new FormDraftNotKept(form.schema.id);
      const kept = draftValues(form.schema, values);
      const characters = JSON.stringify(kept).length;
      if (characters > MAX_CHARACTERS) throw new FormDraftTooLarge(characters, MAX_CHARACTERS);
      const { userId, tenantId } = actor;
      const before = await this.drafts.findForUpdate({ userId, kind, subject });
      if (before && before.revision !== revision && before.pageId !== pageId) throw new FormDraftChanged(subject, before.revision, before.updatedAt);
      const after: FormDraft = {
        userId, kind, subject, tenantId, formId: form.schema.id, processDefinitionId: processDefinitionId ?? form.processDefinitionId, values: kept, opinion: opinion ?? null, pageId,
        revision: (before?.revision ?? 0) + 1, updatedAt: this.clock.now(),
      };
      if (before) await this.drafts.update(after);
      else {
        await this.drafts.deleteBeyond(userId, MOST_DRAFTS - 1);
        await this.drafts.insert(after);
      }
      return { revision: after.revision, updatedAt: after.updatedAt.toISOString() };
    });
  }

  /** 放弃草稿. One's own draft goes whatever has become of the form. */
  async discard(actor: Actor, kind: DraftKind, subject: string): Promise<void> {
    await this.unitOfWork.run(() => this.drafts.delete({ userId: actor.userId, kind, subject }));
  }

  private async present(actor: Actor, draft: FormDraft, form: OpenForm): Promise<FormDraftView> {
    const values = draftValues(form.schema, draft.values);
    const evidence = await this.material.listUsableUploads(actor, this.forms.evidenceIds(form.schema, values), draft.kind === 'TASK' ? draft.subject : undefined);
    const usable = new Set(evidence.map(({ id }) => id));
    return {
      values: withoutFiles(form.schema, values, (id) => usable.has(id)),
      opinion: draft.opinion ?? undefined,
      evidence: [...evidence],
      revision: draft.revision,
      updatedAt: draft.updatedAt.toISOString(),
      formChanged: draft.processDefinitionId !== form.processDefinitionId,
    };
  }
}
