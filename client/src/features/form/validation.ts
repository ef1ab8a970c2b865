import type { FormComponent } from '@/api/types';
import { t } from '@/app/i18n';
import { isEmpty } from './form-model';

function lengthProblem(component: FormComponent, value: string): string | undefined {
  const { minLength, maxLength, pattern } = component.validate ?? {};
  if (minLength !== undefined && value.trim().length < minLength) return t('form.minLength', { n: minLength });
  if (maxLength !== undefined && value.length > maxLength) return t('form.maxLength', { n: maxLength });
  if (pattern && !new RegExp(pattern).test(value)) return t('form.pattern');
  return undefined;
}
function rangeProblem(component: FormComponent, value: number): string | undefined {
  const { min, max } = component.validate ?? {};
  if (min !== undefined && value < min) return t('form.min', { n: min });
  if (max !== undefined && value > max) return t('form.max', { n: max });
  return undefined;
}
function fileProblem(component: FormComponent, value: unknown[]): string | undefined {
  const { minFiles, maxFiles } = component.validate ?? {};
  if (minFiles !== undefined && value.length < minFiles) return t('form.minFiles', { n: minFiles });
  if (maxFiles !== undefined && value.length > maxFiles) return t('form.maxFiles', { n: maxFiles });
  return undefined;
}

/** What is wrong with one field's value, as a short sentence; the server checks the same again. */
export function problemOf(component: FormComponent, value: unknown): string | undefined {
  if (component.type === 'filepicker') {
    const problem = fileProblem(component, Array.isArray(value) ? value : []);
    if (problem) return problem;
  }
  if (component.validate?.required && (isEmpty(value) || (component.type === 'checkbox' && value !== true))) {
    return t(component.type === 'checkbox' ? 'form.requiredCheck' : component.type === 'filepicker' ? 'form.minFiles' : 'form.required', { n: 1 });
  }
  if (isEmpty(value)) return undefined;
  if (typeof value === 'string') return lengthProblem(component, value);
  if (component.type === 'number' && typeof value === 'number') return rangeProblem(component, value);
  return undefined;
}
