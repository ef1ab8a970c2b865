import { isNothingKnown, type DefinitionInspection, type DefinitionProblem } from '../../engine';
import { checkFormSchema, type FormSchema } from '../form';

export interface DeploymentSurroundings {
  readonly serviceTaskNames: ReadonlySet<string>;
  readonly forms: ReadonlyMap<string, FormSchema>;
  /** keys of processes that exist or come with the same deployment */
  readonly processKeys: ReadonlySet<string>;
  readonly decisionRefs: ReadonlySet<string>;
  /** the running version, when there is one */
  readonly previous?: DefinitionInspection;
}

/**
 * What stands in the way of a diagram beside its own form: names it uses that do not exist, and guarantees of the
 * regulation that the running version gives and this one would drop. Pure.
 */
export function checkSurroundings(inspection: DefinitionInspection, surroundings: DeploymentSurroundings): DefinitionProblem[] {
  return [...missingNames(inspection, surroundings), ...unservedStarts(inspection), ...brokenForms(inspection, surroundings.forms), ...(surroundings.previous ? lostGuarantees(inspection, surroundings.previous) : [])];
}

interface FileTogether {
  readonly diagram: { readonly key: string };
  readonly inspection: Pick<DefinitionInspection, 'processKey'>;
}

/** What is wrong with the files as a whole: a process twice, forms that no diagram would take along. Pure. */
export function checkTogether(files: readonly FileTogether[], formNames: readonly string[]): DefinitionProblem[] {
  const keys = files.map(({ inspection }) => inspection.processKey).filter(Boolean);
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  const lost = formNames.filter((name) => !files.some(({ diagram }) => name.startsWith(`${diagram.key}/`)));
  return [
    ...twice.map((key): DefinitionProblem => ({ elementId: key, severity: 'error', code: 'process-twice', message: { zh: `流程“${key}”在所发文件中出现两次。`, en: `The process “${key}” is sent twice.` } })),
    ...lost.map((name): DefinitionProblem => ({
      severity: 'error',
      code: 'form-without-diagram',
      message: { zh: `表单文件“${name}.form.json”不属于所发的任何流程图，应放在流程图的文件夹下。`, en: `The form “${name}.form.json” belongs to none of the diagrams; put it into the folder of its diagram.` },
    })),
  ];
}

function missingNames(inspection: DefinitionInspection, known: DeploymentSurroundings): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const refuse = (elementId: string, code: string, zh: string, en: string) => problems.push({ elementId, severity: 'error', code, message: { zh, en } });
  for (const element of inspection.elements) {
    const { id, name } = element;
    const label = name ?? id;
    if (element.type === 'serviceTask' && element.implementation && !known.serviceTaskNames.has(element.implementation)) {
      refuse(id, 'unknown-service-task', `“${label}”使用的服务“${element.implementation}”不存在。`, `“${label}” uses the service “${element.implementation}”, which does not exist.`);
    }
    if (element.decisionRef && !known.decisionRefs.has(element.decisionRef)) {
      refuse(id, 'unknown-decision', `“${label}”引用的规则表“${element.decisionRef}”不存在。`, `“${label}” refers to the decision “${element.decisionRef}”, which does not exist.`);
    }
    if (element.calledElement && !known.processKeys.has(element.calledElement)) {
      refuse(id, 'unknown-called-element', `“${label}”调用的流程“${element.calledElement}”不存在。`, `“${label}” calls the process “${element.calledElement}”, which does not exist.`);
    }
    if (element.formKey && !known.forms.has(element.formKey)) {
      refuse(id, 'unknown-form', `“${label}”的表单“${element.formKey}”不存在。`, `The form “${element.formKey}” of “${label}” does not exist.`);
    }
  }
  return problems;
}

/** Processes are started by commands: one that waits for a message to start it would wait for ever. */
function unservedStarts({ messageStarts }: DefinitionInspection): DefinitionProblem[] {
  return messageStarts.map(({ elementId, messageName }) => ({
    elementId,
    severity: 'error',
    code: 'message-start-unserved',
    message: { zh: `尚不支持由消息“${messageName}”启动流程，请用无触发的开始事件。`, en: `Starting a process by the message “${messageName}” is not served; use a start event without trigger.` },
  }));
}

function brokenForms(inspection: DefinitionInspection, forms: ReadonlyMap<string, FormSchema>): DefinitionProblem[] {
  return [...forms].flatMap(([formKey, schema]) => {
    const elementId = inspection.elements.find((element) => element.formKey === formKey)?.id;
    return checkFormSchema(schema).map(({ code, message }): DefinitionProblem => ({
      ...(elementId ? { elementId } : {}),
      severity: 'error',
      code,
      message: { zh: `表单“${formKey}”：${message.zh}`, en: `Form “${formKey}”: ${message.en}` },
    }));
  });
}

/** What cannot be compared is not let through: it might drop every guarantee there is. */
const PREVIOUS_UNKNOWN: DefinitionProblem = {
  severity: 'error',
  code: 'previous-not-read',
  message: { zh: '现行版本的流程图暂时无法读取，不能核对是否保留了回避要求，请稍后再试。', en: 'The running version cannot be read at the moment, so that its guarantees cannot be compared; please try again later.' },
};

/** Act ≠ verify must not be modelled away, and a clause that is executed today must stay executed (AC-20). */
function lostGuarantees(inspection: DefinitionInspection, previous: DefinitionInspection): DefinitionProblem[] {
  if (isNothingKnown(previous)) return [PREVIOUS_UNKNOWN];
  const problems: DefinitionProblem[] = [];
  const now = new Map(inspection.elements.map((element) => [element.id, element]));
  for (const before of previous.elements) {
    if (!before.gov.separateFrom && !before.gov.excludedUsers) continue;
    const after = now.get(before.id);
    const label = before.name ?? before.id;
    if (!after) {
      problems.push({
        severity: 'error',
        code: 'verification-removed',
        message: { zh: `新图删去了“${label}”（${before.id}）：经办与核验必须由不同的人完成，不能取消这一环节。`, en: `“${label}” (${before.id}) was removed: who acts must not verify, so this step has to stay.` },
      });
    } else if (isWeaker(before.gov, after.gov)) {
      problems.push({
        elementId: before.id,
        severity: 'error',
        code: 'separation-removed',
        message: { zh: `“${label}”取消或减少了回避要求（gov:separateFrom、gov:excludedUsers）：经办人不得自行核验。`, en: `“${label}” drops or weakens gov:separateFrom or gov:excludedUsers: who acts must not verify.` },
      });
    }
  }
  const clausesOf = (one: DefinitionInspection) => new Set(one.elements.flatMap((element) => (element.gov.clause ?? '').split(/\s+/).filter(Boolean)));
  const kept = clausesOf(inspection);
  const lost = [...clausesOf(previous)].filter((clause) => !kept.has(clause));
  if (lost.length) {
    problems.push({
      severity: 'warning',
      code: 'clause-not-covered',
      message: { zh: `以下条款在新图中不再有对应环节：${lost.join('、')}。`, en: `These clauses have no element any more: ${lost.join(', ')}.` },
    });
  }
  return problems;
}

/** Fewer steps to stay away from, or nobody left out where somebody was. Who exactly is left out stays the diagram's affair. */
function isWeaker(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): boolean {
  const kept = new Set((after.separateFrom ?? '').split(/\s+/));
  const dropped = (before.separateFrom ?? '').split(/\s+/).some((elementId) => elementId !== '' && !kept.has(elementId));
  return dropped || (Boolean(before.excludedUsers) && !after.excludedUsers);
}
