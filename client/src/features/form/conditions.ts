import type { FormComponent, FormSchema } from '@/api/types';

type Evaluate = (expression: string, context: Record<string, unknown>) => { value: unknown };

export function hasConditions(components: FormComponent[]): boolean {
  return components.some((each) => !!each.conditional?.hide || hasConditions(each.components ?? []));
}

export interface Conditions { isHidden(component: FormComponent, context: Record<string, unknown>): boolean }

/** No condition anywhere: nothing to load. */
const NEVER: Conditions = { isHidden: () => false };

/**
 * The `conditional.hide` of a form, evaluated with the same FEEL as on the server; the evaluator is loaded only for
 * forms that have conditions. What cannot be evaluated is shown: the server has the last word.
 */
export async function loadConditions(schema: FormSchema): Promise<Conditions> {
  if (!hasConditions(schema.components)) return NEVER;
  const { evaluate } = (await import('feelin')) as unknown as { evaluate: Evaluate };
  return {
    isHidden(component, context) {
      const expression = component.conditional?.hide?.trim().replace(/^=/, '');
      if (!expression) return false;
      try {
        return evaluate(expression, context).value === true;
      } catch {
        return false;
      }
    },
  };
}
