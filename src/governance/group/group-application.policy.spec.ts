import { applicationProblems, draftOf, variablesOf, type ApplicationFacts } from './group-application.policy';

const FORM = {
  groupName: ' 一公司-工程管理-工作群 ', kind: 'INTERNAL', audience: 'INTERNAL', purpose: 'WORK_CONTACT', platform: 'DINGTALK', unitId: 'ENT-C1-ENG', ownerId: 'E12',
  adminIds: ['E12', 'E10'], memberCategories: ['STAFF'], memberCap: 100, expectedMembers: 46, activity: 'MID',
};
const FACTS: ApplicationFacts = { today: '2026-04-09', platformMax: 500, plannedEndKinds: ['PROJECT', 'PROJECT_LABOUR'], unitKnown: true, strangers: [], ownerUnderCase: false };
const problemsOf = (form: object, facts: Partial<ApplicationFacts> = {}) => applicationProblems(draftOf({ ...FORM, ...form }, 'E07'), { ...FACTS, ...facts }).map((problem) => `${problem.field}: ${problem.code}`);

describe('an application', () => {
  it('in order has nothing to correct', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('is read with empty texts as nothing and the owner not twice', () => {
    const draft = draftOf({ ...FORM, functionText: '  ', plannedEndDate: '', projectName: '大桥' }, 'E07');
    expect(draft).toMatchObject({ name: '一公司-工程管理-工作群', functionText: null, plannedEndDate: null, projectName: null, adminIds: ['E10'], underUnitName: false, firstResponsibleId: 'E07' });
    expect(variablesOf(draft)).toMatchObject({ groupName: '一公司-工程管理-工作群', plannedEndDate: null, memberCap: 100 });
  });

  it.each([
    ['a name of one character', { groupName: '群' }, {}, 'groupName: name-length'],
    ['a name that is taken', {}, { namesake: 'G-ENT-2026-000001' }, 'groupName: name-taken'],
    ['somebody else’s unit', {}, { unitKnown: false }, 'unitId: unit-unknown'],
    ['a platform outside of the catalogue', {}, { platformMax: undefined }, 'platform: platform-unknown'],
    ['a cap above the platform’s', { memberCap: 501, capReason: '人多' }, {}, 'memberCap: cap-above-platform'],
    ['a cap of one', { memberCap: 1, expectedMembers: 1 }, {}, 'memberCap: cap-too-small'],
    ['a cap above 200 without a reason', { memberCap: 201 }, {}, 'capReason: cap-reason-missing'],
    ['more people than the cap', { expectedMembers: 101 }, {}, 'expectedMembers: expected-above-cap'],
    ['no owner', { ownerId: '' }, {}, 'ownerId: owner-missing'],
    ['a person of nobody’s', {}, { strangers: ['S09'] }, 'ownerId: person-unknown'],
    ['an owner with an open severe case', {}, { ownerUnderCase: true }, 'ownerId: owner-under-case'],
    ['residents declared as internal', { memberCategories: ['STAFF', 'PUBLIC'] }, {}, 'audience: audience-contradicts'],
    ['a project without an end', { kind: 'PROJECT' }, {}, 'plannedEndDate: planned-end-missing'],
    ['a day that does not exist', { plannedEndDate: '2026-02-30' }, {}, 'plannedEndDate: date-invalid'],
    ['a group that exists since tomorrow', { existingSince: '2026-04-10' }, {}, 'existingSince: existing-in-future'],
    ['an end before the beginning', { existingSince: '2026-04-01', plannedEndDate: '2026-03-01' }, {}, 'plannedEndDate: end-before-begin'],
  ])('with %s is refused at that field', (_, form, facts, problem) => {
    expect(problemsOf(form, facts)).toEqual([problem]);
  });

  it('of an external partner may leave the end open: the first responsible person asks for it (G20)', () => {
    expect(problemsOf({ kind: 'EXTERNAL_PARTNER' })).toEqual([]);
  });
});
