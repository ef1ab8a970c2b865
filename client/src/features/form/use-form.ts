import { computed, inject, provide, reactive, ref, shallowRef, watch, type InjectionKey, type MaybeRefOrGetter, toValue } from 'vue';
import type { Problem } from '@/api/api-problem';
import type { UploadTarget } from '@/api/upload';
import type { Evidence, Form, FormComponent, Option } from '@/api/types';
import { loadConditions, type Conditions } from './conditions';
import { holdsValue, initialData, isEmpty, isFixed, keyOf, normalPath, restoredData } from './form-model';
import type { DraftContent } from '@/app/local-draft';
import type { Draft } from './use-draft';
import { problemOf } from './validation';

export interface FormSource {
  form: Form; variables?: Record<string, unknown>; evidence?: Evidence[]; target: UploadTarget; groupNo?: string | null;
  readonly?: boolean;
  /** Read only because somebody else has still to fill it in. */
  awaited?: boolean;
  /** Read only although it was typed here: the task has gone on. */
  kept?: boolean;
}
type Data = Record<string, unknown>;
type Visit = (component: FormComponent, data: Data, path: string, context: Data) => void;

/** The state of one form: data, visible fields, problems by path, evidence by id. What is typed is told to the draft. */
export function createFormState(source: MaybeRefOrGetter<FormSource>, draft?: Draft) {
  const given = computed(() => toValue(source));
  const data = reactive<Data>({});
  const errors = reactive<Record<string, string>>({});
  const summary = ref<string[]>([]);
  const conditions = shallowRef<Conditions>();
  const evidence = reactive(new Map<string, Evidence>());
  const uploads = ref(0);

  async function load(): Promise<void> {
    const { form } = given.value;
    const [loaded, found] = await Promise.all([loadConditions(form.schema), draft?.restore()]);
    fill(form, found);
    conditions.value = loaded;
    // with the conditions known, and before anything is typed
    draft?.begin(changeable(initialData(form.schema, form.data)));
    if (found) tellDraft();
  }
  function fill({ schema, data: known }: Form, found?: DraftContent): void {
    for (const key of Object.keys(data)) delete data[key];
    const fresh = initialData(schema, known);
    Object.assign(data, found ? restoredData(schema, fresh, found.values) : fresh);
    for (const each of [...(given.value.evidence ?? []), ...(found?.evidence ?? [])]) evidence.set(each.id, each);
    clearProblems();
  }
  watch(() => given.value.form.id, load, { immediate: true });
  watch(() => given.value.evidence, (items) => { for (const each of items ?? []) evidence.set(each.id, each); });

  const baseContext = (): Data => ({ ...given.value.variables, ...given.value.form.data });
  const isHidden = (component: FormComponent, row?: Data): boolean =>
    conditions.value?.isHidden(component, { ...baseContext(), ...data, ...row }) ?? false;

  /** Every visible field that holds a value, rows of lists included. */
  function walk(visit: Visit): void {
    const each = (components: FormComponent[], values: Data, prefix: string, row?: Data): void => {
      for (const component of components) {
        if (isHidden(component, row)) continue;
        if (component.type === 'group') { each(component.components ?? [], values, prefix, row); continue; }
        const key = keyOf(component);
        if (!key || !holdsValue(component)) continue;
        visit(component, values, prefix + key, { ...row });
        if (component.type === 'dynamiclist') {
          (Array.isArray(values[key]) ? (values[key] as Data[]) : []).forEach((item, index) => each(component.components ?? [], item, `${prefix}${key}.${index}.`, item));
        }
      }
    };
    each(given.value.form.schema.components, data, '');
  }

  function clearProblems(): void {
    for (const key of Object.keys(errors)) delete errors[key];
    summary.value = [];
  }
  /** Marks what is missing or wrong; true when nothing is. */
  function validate(): boolean {
    clearProblems();
    walk((component, values, path) => {
      const problem = isFixed(component) ? undefined : problemOf(component, values[keyOf(component) ?? '']);
      if (problem) errors[path] = problem;
    });
    return Object.keys(errors).length === 0;
  }
  /** The server's objections: under their field when it is on the page, else in the summary. */
  function showProblems(problems: Problem[]): void {
    const known = new Set<string>();
    walk((_component, _values, path) => known.add(path));
    clearProblems();
    for (const problem of problems) {
      const path = normalPath(problem.field ?? '');
      if (known.has(path)) errors[path] = problem.message;
      else summary.value.push(problem.message);
    }
  }
  /** Every file that a field of the page names. */
  function fileIds(): string[] {
    const found: string[] = [];
    walk((component, scope) => {
      const ids = component.type === 'filepicker' ? scope[keyOf(component) ?? ''] : undefined;
      if (Array.isArray(ids)) found.push(...ids.map(String));
    });
    return found;
  }
  /** What to send: visible, changeable fields only; what was left empty is left out. */
  function values(): Data {
    const result: Data = {};
    walk((component, scope, path) => {
      if (path.includes('.') || isFixed(component)) return;
      const key = keyOf(component) ?? '';
      const value = component.type === 'dynamiclist' ? rowsOf(component, scope[key], path) : scope[key];
      if (!isEmpty(value) || component.type === 'dynamiclist') result[key] = value;
    });
    return JSON.parse(JSON.stringify(result)) as Data;
  }
  function rowsOf(list: FormComponent, rows: unknown, path: string): Data[] {
    const result: Data[] = (Array.isArray(rows) ? rows : []).map(() => ({}));
    walk((component, scope, at) => {
      const match = at.startsWith(`${path}.`) ? /^(\d+)\.([^.]+)$/.exec(at.slice(path.length + 1)) : null;
      const row = match ? result[Number(match[1])] : undefined;
      const value = scope[keyOf(component) ?? ''];
      if (row && match && !isFixed(component) && !isEmpty(value)) row[match[2] ?? ''] = value;
    });
    return list.components?.length ? result : [];
  }

  /** Of these data what may be changed and is shown now: what a draft holds. A hidden field is not kept (可能涉密). */
  function changeable(all: Data): Data {
    const result: Data = {};
    const visit = (components: FormComponent[]): void => {
      for (const component of components) {
        if (conditions.value?.isHidden(component, { ...baseContext(), ...all })) continue;
        if (component.type === 'group') { visit(component.components ?? []); continue; }
        const key = keyOf(component);
        if (key && holdsValue(component) && !isFixed(component)) result[key] = all[key] ?? null;
      }
    };
    visit(given.value.form.schema.components);
    return JSON.parse(JSON.stringify(result)) as Data;
  }
  function tellDraft(): void {
    if (draft && conditions.value && !given.value.readonly) draft.keep(changeable(data), [...evidence.values()]);
  }
  watch(data, tellDraft, { deep: true });

  /** Nothing is known of this field; what it holds is only the empty value of its kind. */
  const isUnsaid = (key: string): boolean => { const { form, kept } = given.value; return !kept && (form.data[key] ?? null) === null; };
  /** … and somebody else has still to say it. */
  const isAwaited = (component: FormComponent): boolean => !!given.value.awaited && !isFixed(component) && isUnsaid(keyOf(component) ?? '');

  const optionsOf = (component: FormComponent): Option[] => {
    const { form, variables } = given.value;
    if (component.values?.length) return component.values;
    const fromData = component.valuesKey ? variables?.[component.valuesKey] ?? form.data[component.valuesKey] : undefined;
    return Array.isArray(fromData) ? fromData.map((each) => (typeof each === 'object' && each !== null ? (each as Option) : { value: String(each), label: String(each) })) : [];
  };

  return {
    source: given, data, errors, summary, evidence, uploads, isHidden, isUnsaid, isAwaited, optionsOf, validate, showProblems, values, fileIds, clearProblems,
    /** Throws away what was typed, or puts another draft in its place. */
    refill: (found?: DraftContent): void => { fill(given.value.form, found); },
    ready: computed(() => conditions.value !== undefined),
    errorCount: computed(() => Object.keys(errors).length),
    clearError: (path: string) => { delete errors[path]; },
  };
}
export type FormState = ReturnType<typeof createFormState>;

const KEY: InjectionKey<FormState> = Symbol('form');
export const provideForm = (state: FormState): void => provide(KEY, state);
export function useFormState(): FormState {
  const state = inject(KEY);
  if (!state) throw new Error('a form field outside a form');
  return state;
}
