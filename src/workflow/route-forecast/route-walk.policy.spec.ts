import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefinitionInspector, evaluate } from '../../engine';
import { fieldsOf, keyOf, type FormSchema } from '../form';
import { namesRead } from './expression-names.policy';
import { walkRoute, type RouteOracle } from './route-walk.policy';

const SHARED = join(__dirname, '../../../processes/shared');
const read = (key: string, file: string): string => readFileSync(join(SHARED, key, file), 'utf8');

describe('the predicted route', () => {
  const inspector = new DefinitionInspector();
  afterAll(() => inspector.onModuleDestroy());

  /** 可能 is written behind a step as `?`. */
  async function route(key: string, root: string, variables: Record<string, unknown>): Promise<string[]> {
    const oracle: RouteOracle = {
      test: (condition, unsure) => (namesRead(condition).every((name) => !unsure.has(name) && name in variables) ? evaluate(condition, variables) === true : undefined),
      fieldsOf: ({ formKey }) => (formKey ? fieldsOf((JSON.parse(read(key, `${formKey}.form.json`)) as FormSchema).components).flatMap((field) => keyOf(field) ?? []) : []),
    };
    return walkRoute(await inspector.inspect(read(key, `${key}.bpmn`)), [root], oracle).map(({ elementId, possible }) => elementId + (possible ? '?' : ''));
  }

  it('follows what is decided, keeps open what is not, and leaves out ways back and refusals', async () => {
    expect(await route('group-establish', 'review-by-first-responsible', { groupRoute: 'APPROVE' })).toEqual(['review-by-first-responsible', 'approve-application', 'acknowledge-commitment', 'register-landing']);
    // who checks the filing may find that it needs an approval
    expect(await route('group-establish', 'review-by-first-responsible', { groupRoute: 'FILE' })).toEqual(['review-by-first-responsible', 'check-filing', 'approve-application?', 'acknowledge-commitment', 'register-landing']);
  });

  it('goes both ways where nobody can tell', async () => {
    expect(await route('group-establish', 'application-submitted', {})).toEqual(['review-by-first-responsible', 'check-filing?', 'approve-application?', 'acknowledge-commitment', 'register-landing']);
  });

  it('does not believe a value that somebody fills in on the way', async () => {
    expect(await route('group-establish', 'check-filing', { decision: 'RECEIVED' })).toContain('approve-application?');
  });

  it('goes through sub-processes and out of them', async () => {
    expect(await route('group-dissolve', 'start', {})).toEqual(['confirm-end-date?', 'review-end-date?', 'dissolve', 'verify-dissolution']);
  });

  it.each([
    ['member-admission', ['decide-with-first-responsible?', 'verify-identity', 'confirm-rules', 'confirm-joined']],
    ['member-audit', ['verify-roster', 'clean-roster?', 'spot-check']],
    ['violation-case', ['confirm-merge?', 'dispose', 'classify', 'report-ladder', 'supplement-reports?', 'close-case']],
  ])('of %s', async (key, steps) => {
    const { elements } = await inspector.inspect(read(key, `${key}.bpmn`));
    expect(await route(key, elements.find(({ type, formKey }) => type === 'startEvent' && formKey)!.id, {})).toEqual(steps);
  });
});

describe('the variables of an expression', () => {
  it.each([
    ['=decision = "AGREE or not"', ['decision']],
    ['=registration.approvalDeadline', ['registration']],
    ['=if grading.grade = 1 and filingCheckedBy != null then [filingCheckedBy] else []', ['grading', 'filingCheckedBy']],
    ['=addWorkdays(date(startDate), 3) > today()', ['startDate']],
    ['=true', []],
  ])('%s', (expression, names) => {
    expect(namesRead(expression)).toEqual(names);
  });
});
