import { isSelectEntryEdited, isTextAreaEntryEdited, isTextFieldEntryEdited, SelectEntry, TextAreaEntry, TextFieldEntry } from '@bpmn-io/properties-panel';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import { useService } from 'bpmn-js-properties-panel';
import type { BpmnFactory, Moddle, Modeling } from '../modeler-services';
import type { DiagramElement } from '../viewer-services';

export interface FieldOptions {
  /** moddle property, e.g. `gov:clause` */
  property: string; label: string; description?: string; area?: boolean; options?: { value: string; label: string }[];
}
export interface Entry extends FieldOptions { id: string; element: DiagramElement; component: unknown; isEdited: unknown }

export const moddleOf = (element: DiagramElement): Moddle => element.businessObject as unknown as Moddle;

/**
 * One attribute as a text field, a text area or a select; empty means absent. A constant function, because the panel
 * would build the input anew (and lose the cursor) with every new one; what differs comes with the entry.
 */
function Field(entry: Entry): unknown {
  const { element, id, property, label, description, area, options } = entry;
  const modeling = useService<Modeling>('modeling');
  const debounce = useService<unknown>('debounceInput');
  const getValue = (): string => String(moddleOf(element).get(property) ?? '');
  const setValue = (value?: string): void => modeling.updateProperties(element, { [property]: value || undefined });
  const common = { element, id, label, description, getValue, setValue };
  if (options) return jsx(SelectEntry, { ...common, getOptions: () => options });
  return jsx(area ? TextAreaEntry : TextFieldEntry, { ...common, debounce, ...(area ? { autoResize: true, rows: 1 } : {}) });
}

/** The condition of a branch as FEEL; the panel's own field offers scripts, which are never run here. */
function Condition({ element, id, label, description }: Entry): unknown {
  const modeling = useService<Modeling>('modeling');
  const debounce = useService<unknown>('debounceInput');
  const factory = useService<BpmnFactory>('bpmnFactory');
  const getValue = (): string => String(moddleOf(element).get<Moddle | undefined>('conditionExpression')?.get('body') ?? '');
  const setValue = (value?: string): void =>
    modeling.updateProperties(element, { conditionExpression: value ? factory.create('bpmn:FormalExpression', { body: value }) : undefined });
  return jsx(TextAreaEntry, { element, id, label, description, getValue, setValue, debounce, autoResize: true, rows: 2 });
}

export function fieldEntry(element: DiagramElement, field: FieldOptions): Entry {
  const isEdited = field.options ? isSelectEntryEdited : field.area ? isTextAreaEntryEdited : isTextFieldEntryEdited;
  return { ...field, id: field.property, element, component: Field, isEdited };
}

export function conditionEntry(element: DiagramElement, label: string, description: string): Entry {
  return { id: 'conditionExpression', property: 'conditionExpression', element, label, description, component: Condition, isEdited: isTextAreaEntryEdited };
}
