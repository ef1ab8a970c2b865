import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { platformTestingModule } from '../../../test/support/booted-app';
import { temporaryFolder, testSettings } from '../../../test/support/test-settings';
import { systemActor } from '../../common';
import type { StepContext } from '../../engine';
import { UnitOfWork } from '../../platform/database';
import { DeadlineRuleRegistry, DecisionRegistry, RegistryModule } from '../../workflow/registry';
import { DecisionQueries, DecisionService, PolicyModule, PolicyService, TenantPackRegistry } from '.';

beforeAll(() => jest.spyOn(Logger.prototype, 'error').mockImplementation()); // packs with gaps are logged; here they are the point

const PROCESSES = join(__dirname, '../../../processes');

/** Packs of a folder of their own, so that a test may change them. */
function folder(): string {
  const copy = temporaryFolder();
  cpSync(join(PROCESSES, 'decisions'), join(copy, 'decisions'), { recursive: true });
  cpSync(join(PROCESSES, 'packs'), join(copy, 'packs'), { recursive: true });
  return copy;
}

function changePack(processesFolder: string, key: string, change: (data: any) => void): void {
  const file = join(processesFolder, `packs/${key}/pack.json`);
  const data = JSON.parse(readFileSync(file, 'utf8'));
  change(data);
  writeFileSync(file, JSON.stringify(data));
}

async function start(processesFolder = PROCESSES, dataDir = temporaryFolder()): Promise<TestingModule> {
  const module = await platformTestingModule([RegistryModule, PolicyModule], testSettings({ dataDir, processesDir: processesFolder }));
  module.get(TenantPackRegistry, { strict: false }).provide(async (tenantId) => ({ 'DEMO-ENT': 'enterprise', 'DEMO-ST': 'street' })[tenantId]);
  return module;
}

const context = (tenantId: string, processInstanceId = 'instance-1'): StepContext => ({ tenantId, processInstanceId, businessKey: 'G-1', actor: systemActor(tenantId), now: new Date('2026-10-12T02:00:00Z') });
const application = { audience: 'PUBLIC', kind: 'PUBLIC', underUnitName: true, memberCategories: ['STAFF', 'PUBLIC'], expectedMembers: 100 };

describe('the packs of the house', () => {
  let module: TestingModule;
  beforeAll(async () => {
    module = await start();
  });
  afterAll(() => module.close());
  const of = <T>(token: new (...args: never[]) => T): T => module.get(token, { strict: false });

  it('answer the deadlines of each tenant by its own regulation', async () => {
    const rules = of(DeadlineRuleRegistry);

    expect(await rules.get('T-DISS', 'DEMO-ENT')).toMatchObject({ source: 'REGULATION', clause: 'A10(4)c', amount: 5 });
    expect(await rules.get('T-DISS', 'DEMO-ST')).toMatchObject({ source: 'OURS', clause: 'B14a' });
    expect(await rules.get('T-VALID', 'DEMO-ST')).toMatchObject({ unit: 'PERIOD', period: 'P2Y' });
    await expect(rules.get('T-IMM', 'DEMO-ST')).rejects.toMatchObject({ code: 'deadline-code-unknown' });
    await expect(rules.get('T-DISS', 'DEMO-XX')).rejects.toMatchObject({ code: 'pack-not-found' });
  });

  it('decide the same application by the table of the tenant, and say which rule it was', async () => {
    const decisions = of(DecisionRegistry);

    const street = await decisions.evaluate('D01', application, context('DEMO-ST', 'st-1'));
    const enterprise = await decisions.evaluate('D01', application, context('DEMO-ENT', 'ent-1'));

    expect(street).toMatchObject({ route: 'APPROVE', basis: 'B13b' });
    expect(enterprise).toMatchObject({ route: 'APPROVE', basis: 'OURS' });
    expect(await of(DecisionQueries).listFor('st-1')).toEqual([
      expect.objectContaining({
        decisionRef: 'D01',
        title: '建群途径（批准或报备）',
        at: new Date('2026-10-12T02:00:00Z'),
        rule: 1,
        ruleText: '以单位名义建立的有社会群众参与的工作群组，应经党群工作部批准后建立',
        clause: 'B13b',
        source: 'REGULATION',
        inputs: { 已先行建群: false, 有社会群众参与: true, 以单位名义: true, 有其他单位人员: false },
        outputs: expect.objectContaining({ route: 'APPROVE' }),
      }),
    ]);
    expect((await of(DecisionQueries).listFor('ent-1'))[0]).toMatchObject({ rule: 3, source: 'OURS' });
  });

  it('explain a list by all of its rules', async () => {
    const rows = await of(DecisionRegistry).evaluate('D06', { ladder: 'L-ILL', risk: 'LOW' }, context('DEMO-ST', 'st-2'));
    const [explanation] = await of(DecisionQueries).listFor('st-2');

    expect(rows).toHaveLength(5);
    expect(explanation!.rules.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  it('explain an empty ladder too', async () => {
    expect(await of(DecisionRegistry).evaluate('D06', { ladder: null, risk: null }, context('DEMO-ST', 'st-3'))).toEqual([]);
    expect(await of(DecisionQueries).listFor('st-3')).toMatchObject([{ rule: 0, outputs: [] }]);
  });

  it('cite of a shared table only the clauses of the own regulation', async () => {
    const bad = { itemCodes: ['IL01'], secretFlag: false };

    await of(DecisionRegistry).evaluate('D05', bad, context('DEMO-ENT', 'ent-5'));
    await of(DecisionRegistry).evaluate('D05', { itemCodes: ['BD01'], secretFlag: false }, context('DEMO-ST', 'st-5'));
    await of(DecisionRegistry).evaluate('D13', { trigger: 'PROJECT_END', actualEndDate: '2026-09-30' }, context('DEMO-ST', 'st-6'));

    expect((await of(DecisionQueries).listFor('ent-5'))[0]).toMatchObject({ clause: 'A11', source: 'REGULATION' });
    expect((await of(DecisionQueries).listFor('st-5'))[0]).toMatchObject({ clause: 'B9 B10a', source: 'REGULATION' });
    expect((await of(DecisionQueries).listFor('st-6'))[0]).toMatchObject({ source: 'OURS' });
  });

  it('leave no trace of a decision whose step is rolled back', async () => {
    const step = of(UnitOfWork).run(async () => {
      await of(DecisionRegistry).evaluate('D01', application, context('DEMO-ST', 'st-4'));
      throw new Error('the step failed');
    });

    await expect(step).rejects.toThrow('the step failed');
    expect(await of(DecisionQueries).listFor('st-4')).toEqual([]);
  });

  it('preview a decision without a trace', async () => {
    const result = await of(DecisionService).preview('DEMO-ENT', 'D02', { audience: 'INTERNAL', expectedMembers: 40 }, new Date());

    expect(result.outputs).toMatchObject({ grade: 3 });
  });

  it('refuse a decision the pack does not have, and a diagram may know which there are', async () => {
    await expect(of(DecisionRegistry).evaluate('D99', {}, context('DEMO-ST'))).rejects.toMatchObject({ code: 'decision-unknown' });
    expect(of(DecisionRegistry).refs()).toEqual(['D01', 'D02', 'D04', 'D05', 'D06', 'D07', 'D10', 'D13', 'D14']);
  });

  it('tell what an instance must remember', async () => {
    const pinned = await of(PolicyService).pin('DEMO-ST');

    expect(pinned).toEqual({ packId: 'street', packVersion: expect.stringMatching(/^1\.0\.0\+[0-9a-f]{8}$/) });
  });
});

describe('a pack that changes', () => {
  it('decides new cases by the new version and pinned ones by the old one, after a restart too', async () => {
    const [processes, dataDir] = [folder(), temporaryFolder()];
    const before = await start(processes, dataDir);
    const { packVersion } = await before.get(PolicyService, { strict: false }).pin('DEMO-ENT');
    await before.close();

    changePack(processes, 'enterprise', (data) => (data.switches.defaultRoute = 'APPROVE'));
    const after = await start(processes, dataDir);
    const evaluate = (variables: object) => after.get(DecisionRegistry, { strict: false }).evaluate('D01', { audience: 'INTERNAL', kind: 'INTERNAL', expectedMembers: 40, ...variables }, context('DEMO-ENT'));

    expect(await evaluate({})).toMatchObject({ route: 'APPROVE' });
    expect(await evaluate({ packVersion })).toMatchObject({ route: 'FILE' });
    await expect(evaluate({ packVersion: '0.0.0+00000000' })).rejects.toMatchObject({ code: 'pack-not-found' });
    await after.close();
  });

  it('with gaps is out of force for its tenants and names every gap; the others go on', async () => {
    const processes = folder();
    changePack(processes, 'enterprise', (data) => {
      data.effectiveFrom = null;
      delete data.templates.commitment.waiver;
    });
    writeFileSync(join(processes, 'decisions/D02.dmn'), readFileSync(join(PROCESSES, 'decisions/D02.dmn'), 'utf8'));

    const module = await start(processes);
    const policy = module.get(PolicyService, { strict: false });

    await expect(policy.packOf('DEMO-ENT')).rejects.toMatchObject({ code: 'pack-not-activatable', problems: [{ field: 'effectiveFrom' }, { field: 'commitment' }] });
    expect((await policy.packOf('DEMO-ST')).id).toBe('street');
    expect(policy.list().map(({ packId, gaps }) => [packId, gaps.length])).toEqual([['enterprise', 2], ['street', 0]]);
    await module.close();
  });

  it('with a broken table is out of force', async () => {
    const processes = folder();
    writeFileSync(join(processes, 'packs/street/D01.dmn'), readFileSync(join(processes, 'packs/street/D01.dmn'), 'utf8').replace('<dmn:text>"FILE"</dmn:text>', '<dmn:text>FILE</dmn:text>'));

    const module = await start(processes);

    await expect(module.get(PolicyService, { strict: false }).packOf('DEMO-ST')).rejects.toMatchObject({ code: 'pack-not-activatable', problems: [{ field: 'D01' }] });
    await module.close();
  });

  it.each([
    ['is not JSON', (file: string) => writeFileSync(file, '{')],
    ['lacks a part', (file: string) => writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), roles: undefined }))],
    ['points outside of the folder', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('decisions/D02.dmn', '../../D02.dmn'))],
    ['has another name than its folder', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('"packId": "street"', '"packId": "avenue"'))],
  ])('that %s stops the start with the file named', async (_title, spoil) => {
    const processes = folder();
    spoil(join(processes, 'packs/street/pack.json'));

    await expect(start(processes)).rejects.toMatchObject({ code: 'pack-unreadable' });
  });
});
