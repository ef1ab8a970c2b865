import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionNotMatched, evaluateDecision, parseDecision, type DecisionTable } from '../../engine/decision';

/* Every rule of every shipped table is reached by at least one case; `covers all rules` says when one is forgotten. */

const PROCESSES = join(__dirname, '../../../processes');
const FILES: Record<string, string> = {
  'enterprise D01': 'packs/enterprise/D01.dmn',
  'street D01': 'packs/street/D01.dmn',
  D02: 'decisions/D02.dmn',
  D04: 'decisions/D04.dmn',
  D05: 'decisions/D05.dmn',
  'enterprise D06': 'packs/enterprise/D06.dmn',
  'street D06': 'packs/street/D06.dmn',
  D07: 'decisions/D07.dmn',
  D10: 'decisions/D10.dmn',
  D13: 'decisions/D13.dmn',
  D14: 'decisions/D14.dmn',
};

type Variables = Record<string, unknown>;
/** [what the case is, variables, numbers of the matching rules, outputs that must be there] */
type Case = [string, Variables, number[], object];

const pack = (switches: Variables = { defaultRoute: 'FILE', externalReport: false }, activeItemCodes: string[] = ['IL01', 'IL02', 'IL08', 'TR01', 'BD01', 'RU01', 'FW01', 'FW02', 'MG01', 'SE01']) => ({ switches, activeItemCodes });
const inner = { audience: 'INTERNAL', kind: 'INTERNAL', memberCategories: ['STAFF'], expectedMembers: 40, underUnitName: true };

const cases: Record<string, Case[]> = {
  'enterprise D01': [
    ['existing, internal, small', { ...inner, existingSince: '2025-01-01' }, [1], { route: 'FILE_LATE', approver: 'REGISTRAR@tenant', basis: 'A4a', note: 'MG01' }],
    ['existing with 200 members', { ...inner, existingSince: '2025-01-01', expectedMembers: 200 }, [1], { route: 'FILE_LATE' }],
    ['existing with 201 members', { ...inner, existingSince: '2025-01-01', expectedMembers: 201 }, [5], { route: 'APPROVE' }],
    ['existing with non-employees', { ...inner, existingSince: '2025-01-01', memberCategories: ['STAFF', 'EXTERNAL'] }, [4], { route: 'APPROVE' }],
    ['project', { ...inner, kind: 'PROJECT' }, [2], { route: 'APPROVE', approver: 'APPROVER@tenant', approvalDeadline: 'T-APPR', basis: 'A10(4)a', note: null }],
    ['project that exists already', { ...inner, kind: 'PROJECT', existingSince: '2025-01-01' }, [2], { route: 'APPROVE' }],
    ['labour team', { ...inner, kind: 'PROJECT_LABOUR', memberCategories: ['STAFF', 'MIGRANT_WORKER'] }, [2], { route: 'APPROVE' }],
    ['public participation', { ...inner, kind: 'PUBLIC', audience: 'PUBLIC' }, [3], { route: 'APPROVE', approvalDeadline: 'T-APPR-PUBLIC', basis: 'OURS' }],
    ['mixed', { ...inner, kind: 'MIXED', audience: 'MIXED' }, [3], { route: 'APPROVE' }],
    ['dispatched workers', { ...inner, memberCategories: ['STAFF', 'LABOUR_DISPATCH'] }, [4], { route: 'APPROVE' }],
    ['partner company', { ...inner, kind: 'EXTERNAL_PARTNER' }, [4], { route: 'APPROVE' }],
    ['large', { ...inner, expectedMembers: 201 }, [5], { route: 'APPROVE' }],
    ['internal', { ...inner, pack: pack() }, [6], { route: 'FILE', approver: 'REGISTRAR@tenant', basis: 'A4a', note: null }],
    ['overseas staff', { ...inner, kind: 'OVERSEAS', memberCategories: ['OVERSEAS'], pack: pack() }, [6], { route: 'FILE' }],
    ['internal with the switch APPROVE', { ...inner, pack: pack({ defaultRoute: 'APPROVE' }) }, [6], { route: 'APPROVE', approver: 'APPROVER@tenant' }],
    ['no categories given', { ...inner, memberCategories: undefined, pack: pack() }, [6], { route: 'FILE' }],
  ],
  'street D01': [
    ['residents, in the unit name', { audience: 'PUBLIC', kind: 'PUBLIC', underUnitName: true }, [1], { route: 'APPROVE', approver: 'APPROVER@tenant', approvalDeadline: 'T-APPR-PUBLIC', basis: 'B13b' }],
    ['residents that exist already', { audience: 'PUBLIC', underUnitName: true, existingSince: '2025-01-01' }, [1], { route: 'APPROVE' }],
    ['residents, not in the unit name', { audience: 'PUBLIC', underUnitName: false }, [2], { route: 'APPROVE', basis: 'OURS' }],
    ['residents among the members of an internal group', { audience: 'INTERNAL', memberCategories: ['STAFF', 'PUBLIC'] }, [2], { route: 'APPROVE' }],
    ['property company', { audience: 'MIXED', kind: 'MIXED', underUnitName: true, memberCategories: ['STAFF', 'EXTERNAL'] }, [3], { route: 'APPROVE', approvalDeadline: 'T-APPR-PUBLIC', basis: 'OURS' }],
    ['internal, exists already', { ...inner, existingSince: '2025-01-01' }, [4], { route: 'FILE_LATE', note: 'MG01', basis: 'B13a' }],
    ['internal', inner, [5], { route: 'FILE', approver: 'REGISTRAR@tenant', approvalDeadline: 'T-APPR', basis: 'B13a' }],
  ],
  D02: [
    ['public > 200', { audience: 'PUBLIC', memberCount: 320 }, [1], { grade: 1, auditCycle: 'MONTHLY', auditMonths: 1, minAdmins: 2, sampleShare: 100 }],
    ['mixed > 200 expected', { audience: 'MIXED', expectedMembers: 201 }, [1], { grade: 1 }],
    ['public, exactly 200', { audience: 'PUBLIC', memberCount: 200 }, [3], { grade: 2, auditCycle: 'QUARTERLY', auditMonths: 3, minAdmins: 2, sampleShare: 30 }],
    ['public, busy', { audience: 'PUBLIC', memberCount: 20, activity: 'HIGH' }, [2], { grade: 1 }],
    ['mixed, small', { audience: 'MIXED', expectedMembers: 60, activity: 'LOW' }, [3], { grade: 2 }],
    ['internal > 200', { audience: 'INTERNAL', memberCount: 210, expectedMembers: 150 }, [4], { grade: 2, minAdmins: 2 }],
    ['internal, busy', { audience: 'INTERNAL', memberCount: 10, activity: 'HIGH' }, [5], { grade: 2, minAdmins: 1 }],
    ['internal', { audience: 'INTERNAL', memberCount: 0, expectedMembers: 50, activity: 'MID' }, [6], { grade: 3, auditCycle: 'HALF_YEARLY', auditMonths: 6, minAdmins: 1, sampleShare: 10 }],
  ],
  D04: [
    ['full', { memberCount: 100, memberCap: 100, audience: 'INTERNAL', memberCategory: 'STAFF', inDirectory: true }, [1], { result: 'DENY', reason: 'CAP_EXCEEDED' }],
    ['blacklisted', { memberCount: 1, memberCap: 100, blacklisted: true, audience: 'INTERNAL', memberCategory: 'STAFF', inDirectory: true }, [2], { result: 'DENY', reason: 'BLACKLIST', notify: 'FIRST_RESP@unit' }],
    ['resident in an internal group', { memberCount: 1, memberCap: 100, audience: 'INTERNAL', memberCategory: 'PUBLIC' }, [3], { result: 'DENY', reason: 'AUDIENCE_MISMATCH' }],
    ['staff in the directory', { memberCount: 99, memberCap: 100, audience: 'INTERNAL', memberCategory: 'STAFF', inDirectory: true }, [4], { result: 'ALLOW', verification: 'LEVEL_1', reason: null, overseas: false }],
    ['cadre in a public group', { audience: 'PUBLIC', memberCategory: 'CADRE', inDirectory: true }, [4], { result: 'ALLOW' }],
    ['posted overseas', { audience: 'INTERNAL', memberCategory: 'OVERSEAS', inDirectory: true }, [5], { result: 'ALLOW', verification: 'LEVEL_1', overseas: true }],
    ['migrant worker', { audience: 'INTERNAL', memberCategory: 'MIGRANT_WORKER', inDirectory: false }, [6], { result: 'ALLOW_AFTER_CHECK', verification: 'LEVEL_2' }],
    ['dispatched worker', { audience: 'INTERNAL', memberCategory: 'LABOUR_DISPATCH', inDirectory: true }, [6], { verification: 'LEVEL_2' }],
    ['resident in a public group', { audience: 'PUBLIC', memberCategory: 'PUBLIC' }, [7], { result: 'ALLOW_AFTER_CHECK', verification: 'LEVEL_2P' }],
    ['outsider in a mixed group', { audience: 'MIXED', memberCategory: 'EXTERNAL' }, [7], { verification: 'LEVEL_2P' }],
    ['staff not in the directory', { audience: 'INTERNAL', memberCategory: 'STAFF', inDirectory: false }, [8], { result: 'MANUAL', verification: 'MANUAL' }],
    ['outsider in an internal group', { audience: 'INTERNAL', memberCategory: 'EXTERNAL' }, [8], { result: 'MANUAL' }],
  ],
  D05: [
    ['ticked secret', { secretFlag: true, itemCodes: ['BD01'], pack: pack() }, [1], { class: 'SEC', severity: 'S1', ladder: 'L-SEC', contentUpload: 'FORBIDDEN' }],
    ['secret item', { secretFlag: false, itemCodes: ['SE01', 'IL01'], pack: pack() }, [2], { class: 'SEC', contentUpload: 'FORBIDDEN' }],
    ['state secret leaked', { secretFlag: false, secretLeak: true, itemCodes: ['IL02'], pack: pack() }, [3], { class: 'SEC', severity: 'S1' }],
    ['non-public file leaked', { secretFlag: false, secretLeak: true, itemCodes: ['FW02'], pack: pack() }, [3], { class: 'SEC' }],
    ['illegal', { secretFlag: false, itemCodes: ['BD01', 'IL08'], pack: pack() }, [4], { class: 'ILL', severity: null, ladder: 'L-ILL', contentUpload: 'RESTRICTED' }],
    ['IL02 without a leak', { itemCodes: ['IL02'], pack: pack() }, [4], { class: 'ILL' }],
    ['core secret', { itemCodes: ['TR01', 'BD01'], pack: pack() }, [5], { class: 'TRD', severity: 'S2', ladder: 'L-TRD' }],
    ['bad', { itemCodes: ['BD01', 'MG01'], pack: pack() }, [6], { class: 'BAD', ladder: 'L-BAD', contentUpload: 'NORMAL' }],
    ['rule of the company', { itemCodes: ['RU01'], pack: pack() }, [7], { class: 'MGT', ladder: 'L-MGT' }],
    ['forwarded', { itemCodes: ['FW01'], pack: pack() }, [7], { class: 'MGT' }],
    ['unregistered group', { itemCodes: ['MG01'], pack: pack() }, [7], { class: 'MGT' }],
    ['nothing', { itemCodes: [], pack: pack() }, [8], { class: 'MANUAL', ladder: null }],
    ['only an item the pack has switched off', { itemCodes: ['BD01'], pack: pack({}, ['IL01']) }, [8], { class: 'MANUAL' }],
    ['no list at all', { pack: pack() }, [8], { class: 'MANUAL' }],
  ],
  'street D06': [
    ['illegal', { ladder: 'L-ILL', risk: 'LOW' }, [1, 2, 3, 4, 5], [
      { level: 1, row: '1', fromRole: 'OWNER@group,ADMIN@group', toRole: 'UNIT_DEPUTY@unit', channel: 'IN_APP', deadlineCode: 'T-FIRST', basis: 'B8c' },
      { level: 2, row: '2', fromRole: 'UNIT_DEPUTY@unit', toRole: 'LEADER@tenant', deadlineCode: 'T-REP1-ILL', basis: 'OURS' },
      { level: 3, row: '3a', toRole: 'CHIEF@tenant', channel: 'IN_APP', deadlineCode: 'T-REP2', basis: 'B8d' },
      { level: 3, row: '3b', toRole: 'EXT_POLICE@external', channel: 'LETTER', deadlineCode: 'T-REP2', basis: 'B8e' },
      { level: 3, row: '3c', toRole: 'EXT_CAC@external', channel: 'LETTER', deadlineCode: 'T-REP2', basis: 'B8e' },
    ]],
    ['bad, low risk', { ladder: 'L-BAD', risk: 'LOW' }, [6], [{ row: '1', toRole: 'LEADER@tenant', cc: 'UNIT_DEPUTY@unit', deadlineCode: 'T-REP1-BAD', basis: 'B10c' }]],
    ['bad, high risk', { ladder: 'L-BAD', risk: 'HIGH' }, [6, 7], [{ row: '1' }, { level: 2, row: '2', toRole: 'EXT_CAC@external', basis: 'B10d' }]],
    ['secret', { ladder: 'L-SEC', risk: null }, [8, 9, 10, 11], [{ row: '1a', channel: 'PHONE', deadlineCode: 'T-SEC' }, { row: '1b' }, { row: '2a', channel: 'OFFLINE' }, { row: '2b' }]],
    ['management', { ladder: 'L-MGT' }, [12, 13], [{ row: '1a', deadlineCode: 'T-REP1-MGT' }, { row: '1b' }]],
    ['core secret', { ladder: 'L-TRD' }, [14], [{ toRole: 'FIRST_RESP@unit' }]],
    ['no ladder: nothing to report', { ladder: null }, [], []],
  ],
  'enterprise D06': [
    ['illegal', { ladder: 'L-ILL', pack: pack() }, [1, 2, 3], [
      { level: 1, row: '1a', fromRole: 'OWNER@group,ADMIN@group', toRole: 'FIRST_RESP@unit', deadlineCode: 'T-REP1-ILL', basis: 'A8(5)d' },
      { level: 1, row: '1b', toRole: 'SUPERVISOR@tenant', basis: 'A8(5)d' },
      { level: 2, row: '2', fromRole: 'SUPERVISOR@tenant', toRole: 'LEADER@tenant', deadlineCode: 'T-REP2', basis: 'OURS' },
    ]],
    ['illegal, external reporting on', { ladder: 'L-ILL', pack: pack({ externalReport: true }) }, [1, 2, 3, 4, 5], [{}, {}, {}, { row: '3a', channel: 'LETTER' }, { row: '3b', channel: 'LETTER' }]],
    ['bad', { ladder: 'L-BAD', pack: pack() }, [6], [{ toRole: 'FIRST_RESP@unit', deadlineCode: 'T-REP1-BAD' }]],
    ['core secret', { ladder: 'L-TRD', pack: pack() }, [7, 8, 9], [{ row: '1a' }, { row: '1b', toRole: 'SECRECY@tenant' }, { row: '1c', deadlineCode: 'T-REP1-TRD' }]],
    ['secret', { ladder: 'L-SEC', pack: pack() }, [10, 11, 12, 13], [{}, {}, {}, {}]],
    ['management', { ladder: 'L-MGT', pack: pack() }, [14, 15], [{ fromRole: 'FINDER' }, {}]],
    ['no ladder: nothing to report', { pack: pack() }, [], []],
  ],
  D07: [
    ['secret', { class: 'SEC', severity: 'S1' }, [1], { measures: ['RECALL_ASKED'], groupMeasures: ['GROUP_MUTE'], screenshotAllowed: false }],
    ['illegal S1', { class: 'ILL', severity: 'S1' }, [2], { measures: ['MUTE', 'REMOVE', 'BLACKLIST'], screenshotAllowed: true }],
    ['illegal S2', { class: 'ILL', severity: 'S2' }, [2], { measures: ['MUTE', 'REMOVE', 'BLACKLIST'] }],
    ['illegal S3', { class: 'ILL', severity: 'S3' }, [3], { measures: ['MUTE'], optional: ['REMOVE'] }],
    ['core secret', { class: 'TRD', severity: 'S2' }, [3], { measures: ['MUTE'] }],
    ['bad, third time', { class: 'BAD', severity: 'S4', repeats90Days: 2 }, [4], { measures: ['REMOVE'] }],
    ['bad, second time', { class: 'BAD', severity: 'S4', repeats90Days: 1 }, [5], { measures: ['MUTE'] }],
    ['bad, first time', { class: 'BAD', severity: 'S4' }, [6], { measures: ['WARN'] }],
    ['management', { class: 'MGT', severity: 'S4' }, [7], { measures: [], groupMeasures: [] }],
  ],
  D10: [
    ['chief', { reportedRoles: ['CHIEF'] }, [1, 8], [{ row: 5, handler: 'DISCIPLINE@tenant', skip: ['CHIEF'], ladderChange: 'LEAVE_LADDER' }, { row: 8 }]],
    ['leader (V08)', { reportedRoles: ['LEADER'] }, [2, 8], [{ row: 4, handler: 'CHIEF@tenant,DISCIPLINE@tenant', ladderChange: 'SENT_BY_CHIEF' }, {}]],
    ['desk officer', { reportedRoles: ['REGISTRAR', 'SUPERVISOR'] }, [3, 8], [{ row: 3, handler: 'SUPERVISOR@parent', skip: ['SUPERVISOR', 'REGISTRAR', 'APPROVER'] }, {}]],
    ['unit head', { reportedRoles: ['FIRST_RESP'] }, [4, 8], [{ row: 2, handler: 'SUPERVISOR@tenant' }, {}]],
    ['owner', { reportedRoles: ['OWNER'] }, [5, 8], [{ row: 1, handler: 'UNIT_DEPUTY@unit', skip: ['OWNER', 'ADMIN'], ladderChange: 'START_AT_HANDLER' }, {}]],
    ['owner who is also the unit head: the higher row decides, both stay away', { reportedRoles: ['OWNER', 'FIRST_RESP'] }, [4, 5, 8], [{ row: 2, skip: ['FIRST_RESP', 'UNIT_DEPUTY'] }, { row: 1, skip: ['OWNER', 'ADMIN'] }, {}]],
    ['reporter is the handler', { reportedRoles: [], reporterIsHandler: true }, [6, 8], [{ row: 6, handler: 'NEXT_SUPERIOR', skip: ['HANDLER'] }, {}]],
    ['relative', { relativeDeclared: true }, [7, 8], [{ row: 7 }, {}]],
    ['none', { reportedRoles: ['STAFF'] }, [8], [{ row: 8, handler: 'OWNER@group', skip: [], ladderChange: 'NONE' }]],
  ],
  D13: [
    ['project end', { trigger: 'PROJECT_END', actualEndDate: '2026-09-30', plannedEndDate: '2026-09-25', pack: { id: 'enterprise' } }, [1], { startDate: '2026-09-30', startField: 'actualEndDate', confirmRequired: true, basis: 'A10(4)c' }],
    ['project end in the street, whose regulation does not know it', { trigger: 'PROJECT_END', actualEndDate: '2026-09-30', pack: { id: 'street' } }, [1], { basis: 'OURS' }],
    ['project end nobody confirmed', { trigger: 'PROJECT_END', plannedEndDate: '2026-09-25' }, [1], { startDate: '2026-09-25' }],
    ['function done', { trigger: 'FUNCTION_DONE', confirmedDate: '2026-09-21', pack: { id: 'street' } }, [2], { startDate: '2026-09-21', basis: 'B14a' }],
    ['function done, confirmed as actual end', { trigger: 'FUNCTION_DONE', actualEndDate: '2026-09-22' }, [2], { startDate: '2026-09-22' }],
    ['order', { trigger: 'ORDER', orderReceivedDate: '2026-10-09', pack: { id: 'enterprise' } }, [3], { startDate: '2026-10-09', confirmRequired: false, basis: 'A12-1(2)' }],
    ['migration', { trigger: 'MIGRATION', successorLandedDate: '2026-10-08' }, [4], { startDate: '2026-10-08' }],
    ['voluntary', { trigger: 'VOLUNTARY', requestDate: '2026-10-01' }, [5], { startDate: '2026-10-01' }],
    ['inactive', { trigger: 'INACTIVE', decisionDate: '2026-10-02' }, [6], { startDate: '2026-10-02', confirmRequired: true }],
    ['already gone', { trigger: 'GONE', requestDate: '2026-10-03' }, [7], { startDate: '2026-10-03' }],
  ],
  D14: [
    ['spread outside', { spread: 'OUTSIDE', memberCount: 5 }, [1], { risk: 'HIGH' }],
    ['in the media', { spread: 'PUBLIC_MEDIA' }, [1], { risk: 'HIGH' }],
    ['BD03 in 320 (G26)', { spread: 'INSIDE', memberCount: 320, itemCodes: ['BD03'], topic: 'NONE' }, [2], { risk: 'HIGH' }],
    ['rumour in two groups', { spread: 'INSIDE', memberCount: 20, groupCount: 2, itemCodes: ['IL08'] }, [2], { risk: 'HIGH' }],
    ['many members', { spread: 'INSIDE', memberCount: 201, itemCodes: ['BD07'] }, [3], { risk: 'MID' }],
    ['minors', { spread: 'INSIDE', memberCount: 201, itemCodes: ['BD07'], topic: 'MINORS' }, [4], { risk: 'HIGH' }],
    ['BD07 in 96 (G37)', { spread: 'INSIDE', memberCount: 96, itemCodes: ['BD07'], topic: 'NONE' }, [5], { risk: 'LOW' }],
    ['nothing known', {}, [5], { risk: 'LOW' }],
  ],
};

const tables = new Map<string, DecisionTable>();
beforeAll(async () => {
  for (const [name, file] of Object.entries(FILES)) tables.set(name, await parseDecision(readFileSync(join(PROCESSES, file), 'utf8'), name));
});

describe.each(Object.keys(FILES))('%s', (name) => {
  it.each(cases[name]!)('%s', (_title, variables, rules, expected) => {
    const result = evaluateDecision(tables.get(name)!, variables);

    expect(result.matched.map(({ number }) => number)).toEqual(rules);
    expect(result.outputs).toMatchObject(expected);
  });

  it('covers all rules', () => {
    const table = tables.get(name)!;
    const reached = new Set(cases[name]!.flatMap(([, , rules]) => rules));
    // the last row of D01 in the street only stands for what the rows above cannot miss today
    const unreachable = name === 'street D01' ? [6] : [];

    expect(table.rules.map(({ number }) => number).filter((number) => !reached.has(number))).toEqual(unreachable);
  });

  it('names the clause or the own default behind every rule', () => {
    for (const { number, annotation } of tables.get(name)!.rules) {
      expect(`${number} ${annotation}`).toMatch(/^\d+ \[(办法规定( [AB]\d+(-\d)?(\(\d+\))?[a-z]?)+|系统默认( [AB]\d+(-\d)?(\(\d+\))?[a-z]?)*)\] .+/);
    }
  });
});

it('a table without a catch-all says when a case fits no rule', async () => {
  const { rules, ...rest } = tables.get('D02')!;

  expect(() => evaluateDecision({ ...rest, rules: rules.slice(0, 4) }, { audience: 'INTERNAL', memberCount: 5 })).toThrow(DecisionNotMatched);
});
