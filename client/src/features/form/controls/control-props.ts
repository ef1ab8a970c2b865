import type { FormComponent } from '@/api/types';

/** What every control gets from FormField. */
export interface ControlProps {
  id: string; component: FormComponent; path: string; disabled?: boolean; invalid?: boolean; labelledBy: string;
  describedBy?: string; bare?: boolean;
}
