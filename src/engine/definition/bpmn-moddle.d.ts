/** The part of bpmn-moddle 10 (which ships types for its elements only) that `diagram-reader` uses. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Record<string, string>;
    readonly $parent?: ModdleElement;
    readonly id?: string;
    readonly name?: string;
    // the elements' own properties are as many as BPMN has; the reader names those it knows
    readonly [property: string]: any;
  }

  export interface ModdleResult {
    readonly rootElement: ModdleElement;
    readonly elementsById: Record<string, ModdleElement>;
    readonly warnings: readonly { readonly message: string; readonly element?: ModdleElement }[];
  }

  export class BpmnModdle {
    fromXML(xml: string): Promise<ModdleResult>;
  }
}
