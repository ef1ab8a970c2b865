/* Parts of the bpmn.io tool kit that ship without types, declared as far as we use them. */

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object;
  export const BpmnPropertiesProviderModule: object;
  export const CamundaPlatformPropertiesProviderModule: object;
  export function useService<T>(name: string): T;
}

declare module '@bpmn-io/properties-panel' {
  type Component = (props: Record<string, unknown>) => unknown;
  export const TextFieldEntry: Component;
  export const TextAreaEntry: Component;
  export const SelectEntry: Component;
  export const isTextFieldEntryEdited: (node: unknown) => boolean;
  export const isTextAreaEntryEdited: (node: unknown) => boolean;
  export const isSelectEntryEdited: (node: unknown) => boolean;
  export const DebounceInputModule: object;
}

declare module '@bpmn-io/properties-panel/preact/jsx-runtime' {
  export function jsx(component: unknown, props: object): unknown;
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform' {
  const module: object;
  export default module;
}

declare module 'bpmn-js-i18n/translations/zn' {
  const texts: Record<string, string>;
  export default texts;
}

declare module 'bpmnlint/lib/linter' {
  export default class Linter {
    constructor(options: { config: object; resolver: object });
    lint(root: unknown): Promise<Record<string, { id?: string; message: string; category: 'error' | 'warn' | 'rule-error' }[]>>;
  }
}
declare module 'bpmnlint/rules/*' {
  const rule: unknown;
  export default rule;
}

/* only for the specs: the editor brings its own reader along */
declare module 'bpmn-moddle' {
  interface Descriptor { properties: { ns: { name: string } }[] }
  export class BpmnModdle {
    constructor(packages: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: unknown }>;
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>;
    create(type: string): { $descriptor: Descriptor };
  }
}
