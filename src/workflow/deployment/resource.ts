import type { FormSchema } from '../form';
import { NothingToDeploy } from './deployment.errors';

/** A file as it is sent: `group-dissolve/group-dissolve.bpmn`, `group-dissolve/dissolve.form.json`, or a bare `x.bpmn`. */
export interface Resource {
  readonly name: string;
  readonly content: string;
}

export interface DiagramResource {
  /** folder or file name without ending */
  readonly key: string;
  readonly xml: string;
}

/** Sorts files into diagrams and forms (`<process key>/<form key>`); unknown kinds are refused by name. */
export function readResources(resources: readonly Resource[]): { diagrams: DiagramResource[]; forms: Map<string, FormSchema> } {
  const diagrams: DiagramResource[] = [];
  const forms = new Map<string, FormSchema>();
  for (const { name, content } of resources) {
    const path = name.split('/');
    const file = path.at(-1)!;
    if (file.endsWith('.bpmn')) diagrams.push({ key: path.length > 1 ? path[0]! : file.slice(0, -'.bpmn'.length), xml: content });
    else if (file.endsWith('.form.json')) forms.set(`${path[0]!}/${file.slice(0, -'.form.json'.length)}`, parseForm(name, content));
    else throw new NothingToDeploy({ zh: `不支持的文件“${name}”：只接受 .bpmn 与 .form.json。`, en: `“${name}” is not supported: only .bpmn and .form.json files are.` });
  }
  return { diagrams, forms };
}

function parseForm(name: string, content: string): FormSchema {
  let schema: unknown;
  try {
    schema = JSON.parse(content);
  } catch {
    throw new NothingToDeploy({ zh: `表单文件“${name}”不是有效的 JSON。`, en: `The form “${name}” is not valid JSON.` });
  }
  if (!schema || typeof schema !== 'object' || !Array.isArray((schema as { components?: unknown }).components)) {
    throw new NothingToDeploy({ zh: `表单文件“${name}”缺少 components 列表。`, en: `The form “${name}” has no components.` });
  }
  return schema as FormSchema;
}
