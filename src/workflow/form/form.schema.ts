import type { FormComponent, FormSchema } from './form.dto';

export { type FormComponent, type FormSchema } from './form.dto';

/** Components of a form with its groups opened, so that fields come one after the other. */
export function fieldsOf(components: readonly FormComponent[]): FormComponent[] {
  return components.flatMap((component) => (component.type === 'group' ? fieldsOf(component.components ?? []) : [component]));
}

/** The name under which a component's value is sent, if it has one. */
export function keyOf(component: FormComponent): string | undefined {
  return component.type === 'dynamiclist' ? (component.path ?? component.key) : component.key;
}

/** Only shown: whatever is sent under its name is ignored. */
export function isFixed({ readonly, disabled }: FormComponent): boolean {
  return readonly === true || disabled === true;
}

/** May anything of it be kept before it is sent? */
export function keepsDrafts(schema: FormSchema): boolean {
  return schema.properties?.['draft'] !== 'none';
}

/** May its route be foreseen by what sending it would do? Not where the answer tells something that only a real start may. */
export function isTriedInForecasts(schema: FormSchema): boolean {
  return schema.properties?.['forecast'] !== 'diagram';
}
