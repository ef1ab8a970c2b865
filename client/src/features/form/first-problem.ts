/** Where one goes on in a field: files are added before anything is looked at. */
const CONTROL = ['.up-add', 'input:not([tabindex="-1"])', 'textarea', 'button'];

/** Brings the first problem of the page into view and focus, once it is drawn. */
export function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('.field.is-bad, .form-grid .alert');
    field?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    const control = CONTROL.map((each) => field?.querySelector<HTMLElement>(each)).find((each) => each);
    control?.focus({ preventScroll: true });
  });
}
