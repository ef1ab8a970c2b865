import { Injectable } from '@nestjs/common';
import { SYSTEM_USER_ID, type Actor } from '../../common';
import { ProfileRegistry } from '../../platform/identity';
import type { ProcessInstance } from '../process-instance';
import { ProcessInstancePresenter, ProcessInstanceViewQueries, type HistoryEntryResponse, type ProcessInstanceResponse } from '../process-instance-view';
import { CaseMaterialRegistry } from '../registry';
import type { ApprovalSheet, SheetAct, SheetField, SheetMaterial, SheetStep } from './approval-sheet';
import { SheetFormQueries } from './sheet-form.queries';
import { actWords, dueWords, instantWords, isOnPaper, metWords, noteWords, numberWords, outcomeWords, ownClauses, reasonWords, sizeWords, personWords } from './sheet-words.policy';

/** One run as its sheet shows it, with the screen's view of it. */
export interface PrintableRun {
  readonly instance: ProcessInstance;
  readonly view: ProcessInstanceResponse;
  readonly sheet: ApprovalSheet;
}

/**
 * What a sheet says. Who may see the run reads the same sheet, and everything comes through what the screens show: whom
 * they keep hidden stays hidden here.
 */
@Injectable()
export class ApprovalSheetQueries {
  constructor(
    private readonly runs: ProcessInstanceViewQueries,
    private readonly presenter: ProcessInstancePresenter,
    private readonly forms: SheetFormQueries,
    private readonly profiles: ProfileRegistry,
    private readonly material: CaseMaterialRegistry,
  ) {}

  /** Not found also for what exists and may not be seen. */
  async get(actor: Actor, id: string): Promise<PrintableRun> {
    const instance = await this.runs.getVisible(actor, id);
    const [view] = await this.presenter.present(actor, [instance]);
    const { items } = await this.presenter.historyOf(instance, await this.runs.listFamily(instance));
    const story = [...items].reverse();
    const materials = materialsOf(story);
    const { tenantName } = await this.profiles.profileOf(instance.tenantId, []);
    const texts = await this.material.clauseTexts(instance.tenantId);
    const sheet: ApprovalSheet = {
      organization: tenantName,
      name: await this.forms.nameOf(instance, view!.processName),
      number: numberWords(instance.businessKey),
      title: instance.title,
      state: stateWords(view!),
      ...(view!.endedAt ? { result: { words: resultWords(view!), at: instantWords(view!.endedAt) } } : {}),
      facts: factsOf(view!),
      forms: await this.forms.formsOf(instance, story, new Map(materials.map(({ id: materialId, fileName }) => [materialId, fileName]))),
      acts: story.filter(isOnPaper).map((entry) => actOf(entry, instance.id, texts)),
      current: view!.currentSteps.map((step): SheetStep => ({
        step: step.name,
        people: step.assignee?.name ?? step.candidates.join('、'),
        due: step.deadline ? dueWords(step.deadline) : '',
      })),
      materials,
    };
    return { instance, view: view!, sheet };
  }
}

function stateWords({ state, suspension }: ProcessInstanceResponse): string {
  if (state === 'ACTIVE') return suspension ? '暂停办理' : '办理中';
  return state === 'COMPLETED' ? '已办结' : '已终止';
}

function resultWords({ state, outcome }: ProcessInstanceResponse): string {
  return state === 'TERMINATED' ? '已终止' : (outcome ?? '已办结');
}

function factsOf(view: ProcessInstanceResponse): SheetField[] {
  const { startedBy } = view;
  const starter = startedBy.id === SYSTEM_USER_ID ? '系统' : [startedBy.name, startedBy.title].filter(Boolean).join('，');
  return [
    { label: '发起人', value: starter },
    { label: '发起时间', value: instantWords(view.startedAt) },
    ...(view.groupNo ? [{ label: '工作群', value: view.groupName ? `${view.groupName}（${view.groupNo}）` : view.groupNo }] : []),
    { label: '流程版本', value: `第 ${view.version} 版` },
    { label: '办理状态', value: stateWords(view) },
    ...(view.endedAt ? [{ label: '结果', value: `${resultWords(view)}，${instantWords(view.endedAt)}` }] : []),
  ];
}

function actOf(entry: HistoryEntryResponse, instanceId: string, texts: Readonly<Record<string, string>>): SheetAct {
  return {
    step: actWords(entry, entry.processInstanceId !== instanceId),
    clause: ownClauses(entry.clause, texts),
    person: personWords(entry),
    title: entry.actor?.title ?? '',
    outcome: outcomeWords(entry),
    opinion: [noteWords(entry), reasonWords(entry), entry.opinion].filter(Boolean).join('\n'),
    at: instantWords(entry.at),
    due: entry.deadline ? `${dueWords(entry.deadline)}\n${metWords(entry.deadline, entry.at)}` : '',
  };
}

/** Every file once, in the order in which it came. */
function materialsOf(story: readonly HistoryEntryResponse[]): SheetMaterial[] {
  const files = new Map(story.flatMap(({ attachments }) => attachments).map((file) => [file.id, file]));
  return [...files.values()].map(({ id, fileName, size, sha256, uploadedBy, uploadedAt }) => ({ id, fileName, size: sizeWords(size), by: uploadedBy.name, at: instantWords(uploadedAt), sha256 }));
}
