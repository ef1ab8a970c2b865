import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecisionCache, type DecisionTable } from '../../engine/decision';
import { activationGaps, DEADLINE_CODES } from './pack-activation.policy';
import { PolicyPack, type PackData } from './policy-pack';
import { PackNotActivatable } from './policy.errors';

const PROCESSES = join(__dirname, '../../../processes');
const cache = new DecisionCache();
const KEYS = ['enterprise', 'street'] as const;

/** The shipped pack, changed by the test before it is checked. */
async function shipped(key: string, change: (data: any) => void = () => undefined): Promise<{ pack: PolicyPack; tables: Map<string, DecisionTable> }> {
  const data = JSON.parse(readFileSync(join(PROCESSES, `packs/${key}/pack.json`), 'utf8')) as PackData;
  change(data);
  const tables = new Map<string, DecisionTable>();
  for (const [decision, { file }] of Object.entries(data.dmn)) tables.set(decision, await cache.get(file, () => readFileSync(join(PROCESSES, file), 'utf8')));
  return { pack: new PolicyPack(data, data.version, {}), tables };
}

async function subjectsOf(key: string, change: (data: any) => void, forget?: string): Promise<string[]> {
  const { pack, tables } = await shipped(key, change);
  if (forget) tables.delete(forget);
  return activationGaps(pack, tables).map(({ kind, subject }) => `${kind} ${subject}`);
}

describe.each(KEYS)('the shipped pack %s', (key) => {
  it('has no gap', async () => {
    const { pack, tables } = await shipped(key);

    expect(activationGaps(pack, tables)).toEqual([]);
  });

  it('cites only clauses it has', async () => {
    const { pack } = await shipped(key);
    const cited = [...pack.data.catalogues.content.flatMap(({ clauses }) => clauses), ...Object.values(pack.data.deadlines).flatMap(({ clause }) => clause ?? [])];

    expect(cited.filter((id) => pack.clauseText(id) === undefined)).toEqual([]);
  });

  it('calls a deadline 办法规定 only where the regulation gives the number', async () => {
    const { pack } = await shipped(key);
    const hard = Object.entries(pack.data.deadlines).filter(([, { source }]) => source === 'REGULATION');

    expect(hard.map(([code]) => code)).toEqual(key === 'enterprise' ? ['T-DISS'] : ['T-VALID']);
  });

  it('puts every rule of its own decisions behind a clause it has', async () => {
    const { pack, tables } = await shipped(key);
    const own = ['D01', 'D06'].flatMap((ref) => tables.get(ref)!.rules).map(({ annotation }) => /^\[[^\s\]]+([^\]]*)\]/.exec(annotation)![1]!.trim());

    const unknown = own.flatMap((clauses) => clauses.split(/\s+/).filter(Boolean)).filter((id) => pack.clauseText(id) === undefined);

    expect(unknown).toEqual([]);
  });
});

describe('a pack with gaps (AC-18)', () => {
  it('is refused with the whole list: both annexes and the effective date', async () => {
    const { pack, tables } = await shipped('enterprise', (data) => {
      data.effectiveFrom = null;
      delete data.templates.commitment.waiver;
      delete data.templates.responsibility.waiver;
    });

    const gaps = activationGaps(pack, tables);

    expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['effective-from', 'effectiveFrom'],
      ['template', 'commitment'],
      ['template', 'responsibility'],
    ]);
    expect(new PackNotActivatable('enterprise', gaps).sentence.zh).toContain('附件1');
  });

  it('is not satisfied by a waiver without a reason', async () => {
    expect(await subjectsOf('enterprise', (data) => (data.templates.commitment.waiver.reason = ''))).toEqual(['template commitment']);
  });

  it('may use a template that is not a placeholder without a waiver', async () => {
    expect(await subjectsOf('enterprise', (data) => (data.templates.commitment = { title: '承诺书', status: 'READY' }))).toEqual([]);
  });

  it.each([
    ['is not mapped', (data: any) => delete data.roles.APPROVER],
    ['is neither mapped nor absent', (data: any) => (data.roles.APPROVER = { title: '审批' })],
    ['is absent without a fallback', (data: any) => (data.roles.APPROVER = { title: '审批', absent: '没有' })],
  ])('names a role that %s', async (_title, change) => {
    expect(await subjectsOf('street', change)).toEqual(['role APPROVER']);
  });

  it.each(DEADLINE_CODES.filter((code) => code !== 'T-VALID'))('names the missing deadline %s', async (code) => {
    expect(await subjectsOf('street', (data) => delete data.deadlines[code])).toEqual([`deadline ${code}`]);
  });

  it('accepts a deadline declared absent with a reason', async () => {
    expect(await subjectsOf('enterprise', (data) => delete data.absentDeadlines)).toEqual(['deadline T-VALID']);
  });

  it('names a deadline that cites a clause the pack does not have', async () => {
    expect(await subjectsOf('street', (data) => (data.deadlines['T-FR'].clause = 'A99'))).toEqual(['clause T-FR']);
  });

  it('names a decision that is missing', async () => {
    expect(await subjectsOf('street', () => undefined, 'D04')).toEqual(['decision D04']);
  });

  it('names a decision without a catch-all; a ladder must say what an empty result means', async () => {
    expect(await subjectsOf('street', (data) => delete data.dmn.D06.emptyMeans)).toEqual(['decision D06']);
  });

  it('names an escalation level held by an unknown role', async () => {
    expect(await subjectsOf('street', (data) => data.escalation['T-APPR'].push({ level: 4, offset: '+9WD', role: 'EMPEROR@tenant', duty: '督办' }))).toEqual(['escalation T-APPR']);
  });
});

describe('look-ups', () => {
  it('give a clause by its id, and a paragraph as the sum of its parts', async () => {
    const { pack } = await shipped('enterprise');

    expect(pack.clauseText('A10(4)c')).toBe('项目结束五个工作日内解散该工作群。');
    expect(pack.clauseText('A10(4)')).toContain('接受本单位和项目部的监督检查');
    expect(pack.clauseText('A1')).not.toContain('微信群'); // A10, A11 are not parts of A1
    expect(pack.clauseText('A99')).toBeUndefined();
  });

  it('know the two regulations apart', async () => {
    const [enterprise, street] = [await shipped('enterprise'), await shipped('street')];

    expect(enterprise.pack.deadline('T-DISS')).toMatchObject({ amount: 5, unit: 'WORKDAY', source: 'REGULATION', clause: 'A10(4)c' });
    expect(street.pack.deadline('T-DISS')).toMatchObject({ amount: 5, unit: 'WORKDAY', source: 'OURS', clause: 'B14a' });
    expect(enterprise.pack.activeItemCodes).not.toContain('BD01');
    expect(street.pack.activeItemCodes).toContain('BD01');
    expect(street.pack.platform('DINGTALK')?.title).toBe('钉钉群');
    expect(street.pack.platform('OFFICIAL_ACCOUNT')).toBeUndefined();
  });

  it('give the escalation of a T-code, the default for the others', async () => {
    const { pack } = await shipped('street');

    expect(pack.escalationOf('T-DISS').map(({ role }) => role)).toEqual(['SUPERIOR', 'SUPERVISOR@tenant', 'LEADER@tenant', 'CHIEF@tenant']);
    expect(pack.escalationOf('T-REP2').map(({ role }) => role)).toEqual(['CHIEF@tenant']);
    expect(pack.escalationOf('T-APPR')[0]!.role).toBe('SUPERVISOR@parent');
  });
});
