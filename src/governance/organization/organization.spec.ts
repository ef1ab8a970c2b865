import { join } from 'node:path';
import { bootPlatformApp, type BootedApp } from '../../../test/support/booted-app';
import type { RoleHolding } from '../../common';
import { IdentityService } from '../../platform/identity';
import { RegistryModule, RoleResolverRegistry, type RoleContext } from '../../workflow/registry';
import { PolicyModule } from '../policy';
import { GroupHolders, OrganizationModule, OrganizationQueries, OrganizationService, RoleResolverService } from '.';

const PROCESSES = join(__dirname, '../../../processes');

/** `[id, unit, roles as ROLE:unit …]` */
const PEOPLE: [string, string, string, ...string[]][] = [
  ['DEMO-ST', 'S01', 'DEMO-ST', 'CHIEF:DEMO-ST'],
  ['DEMO-ST', 'S02', 'DEMO-ST', 'LEADER:DEMO-ST'],
  ['DEMO-ST', 'S03', 'ST-DQ', 'APPROVER:DEMO-ST'],
  ['DEMO-ST', 'S04', 'ST-DQ', 'REGISTRAR:ST-DQ', 'SUPERVISOR:ST-DQ'],
  ['DEMO-ST', 'S05', 'ST-JIAYI', 'FIRST_RESP:ST-JIAYI'],
  ['DEMO-ST', 'S06', 'ST-JIAYI', 'UNIT_DEPUTY:ST-JIAYI'],
  ['DEMO-ST', 'S07', 'ST-BING', 'FIRST_RESP:ST-BING'],
  ['DEMO-ST', 'S09', 'ST-JIAYI', 'STAFF:ST-JIAYI'],
  ['DEMO-ST', 'S10', 'ST-BING', 'STAFF:ST-BING'],
  ['DEMO-ST', 'X01', 'ST-GA', 'EXT_POLICE:ST-GA'],
  ['DEMO-ENT', 'E01', 'DEMO-ENT', 'SUPERVISOR_PARENT:DEMO-ENT'],
  ['DEMO-ENT', 'E02', 'ENT-1', 'LEADER:DEMO-ENT'],
  ['DEMO-ENT', 'E03', 'ENT-1-XC', 'REGISTRAR:DEMO-ENT', 'SUPERVISOR:DEMO-ENT'],
  ['DEMO-ENT', 'E04', 'ENT-1-XC', 'APPROVER:DEMO-ENT'],
  ['DEMO-ENT', 'E05', 'ENT-DQ', 'FIRST_RESP:ENT-DQ', 'UNIT_DEPUTY:ENT-DQ'],
  ['DEMO-ENT', 'E07', 'ENT-1', 'FIRST_RESP:ENT-1'],
  ['DEMO-ENT', 'E08', 'ENT-DQ', 'STAFF:ENT-DQ'],
];

describe('organization', () => {
  let booted: BootedApp;
  let resolver: RoleResolverService;

  beforeAll(async () => {
    booted = await bootPlatformApp([RegistryModule, PolicyModule, OrganizationModule], { demo: true, processesDir: PROCESSES });
    const organizations = booted.get(OrganizationService);
    await organizations.createTenant({ id: 'DEMO-ST', name: '样例区虚构街道', shortName: '街道', packKey: 'street', shortCode: 'ST', orgType: 'STREET', uscc: '11999900MADEM0003Y' });
    await organizations.createTenant({ id: 'DEMO-ENT', name: '示例建投集团有限公司(虚构)', packKey: 'enterprise', shortCode: 'ENT', orgType: 'GROUP', uscc: '91999900MADEM0003N' });
    const units: [string, string, string, string?][] = [
      ['DEMO-ST', 'ST-DQ', '党群工作部'],
      ['DEMO-ST', 'ST-JIAYI', '甲乙社区'],
      ['DEMO-ST', 'ST-BING', '丙丁村'],
      ['DEMO-ST', 'ST-EMPTY', '城管工作站'],
      ['DEMO-ENT', 'ENT-1', '示例一公司'],
      ['DEMO-ENT', 'ENT-1-XC', '宣传部', 'ENT-1'],
      ['DEMO-ENT', 'ENT-DQ', '虚构大桥项目部', 'ENT-1'],
      ['DEMO-ENT', 'ENT-DT', '样例地铁项目部', 'ENT-1'],
    ];
    for (const [tenantId, id, name, parentId] of units) await organizations.add({ id, tenantId, name, orgType: 'DEPT', parentId });
    await organizations.add({ id: 'ST-GA', tenantId: 'DEMO-ST', name: '公安样例分局', orgType: 'EXTERNAL' });
    const identity = booted.get(IdentityService);
    for (const [tenantId, id, orgId, ...held] of PEOPLE) {
      const roles: RoleHolding[] = held.map((text) => ({ role: text.split(':')[0]!, orgId: text.split(':')[1]! }));
      await identity.createUser({ id, tenantId, username: id, name: `人员${id}`, orgId, title: '职务', roles });
    }
    booted.get(GroupHolders).provide(async (_tenantId, groupNo) =>
      ({
        'G-JIAYI': { unitId: 'ST-JIAYI', ownerIds: ['S09'], adminIds: [], firstResponsibleIds: ['S05'] },
        'G-BRIDGE': { unitId: 'ENT-DQ', ownerIds: ['E08'], adminIds: [], firstResponsibleIds: [] },
        'G-LOST': { unitId: 'ST-BING', ownerIds: ['S99'], adminIds: [], firstResponsibleIds: ['S07'] },
      })[groupNo],
    );
    resolver = booted.get(RoleResolverService);
  });
  afterAll(() => booted.close());

  const street = (context: Partial<RoleContext> = {}): RoleContext => ({ tenantId: 'DEMO-ST', ...context });
  const enterprise = (context: Partial<RoleContext> = {}): RoleContext => ({ tenantId: 'DEMO-ENT', ...context });

  describe('a role expression', () => {
    it('is resolved through the registry of the workflow', async () => {
      expect(await booted.get(RoleResolverRegistry).get().resolve('CHIEF@tenant', street())).toEqual({ userIds: [], groupIds: ['CHIEF:DEMO-ST'] });
    });

    it('@unit is the role at the unit of the case', async () => {
      expect(await resolver.resolve('FIRST_RESP@unit', street({ unitId: 'ST-JIAYI' }))).toEqual({ userIds: [], groupIds: ['FIRST_RESP:ST-JIAYI'] });
    });

    it('@unit walks up to the nearest unit where the role is held', async () => {
      expect((await resolver.resolve('FIRST_RESP@unit', enterprise({ unitId: 'ENT-DT' }))).groupIds).toEqual(['FIRST_RESP:ENT-1']);
    });

    it('@unit takes the pack’s fallback when nobody holds it, and says so (X16)', async () => {
      expect(await resolver.resolve('UNIT_DEPUTY@unit', street({ unitId: 'ST-BING' }))).toEqual({
        userIds: [],
        groupIds: ['FIRST_RESP:ST-BING'],
        note: '单位分管负责人无人担任，由单位主要负责人办理',
      });
    });

    it('follows the fallbacks as far as it must', async () => {
      expect(await resolver.resolve('UNIT_DEPUTY@unit', street({ unitId: 'ST-EMPTY' }))).toMatchObject({ groupIds: ['LEADER:DEMO-ST'], note: expect.stringContaining('街道分管负责人办理') });
    });

    it('skips a role the pack declares absent, even if somebody was given it', async () => {
      expect((await resolver.resolve('UNIT_DEPUTY@unit', enterprise({ unitId: 'ENT-DQ' }))).groupIds).toEqual(['FIRST_RESP:ENT-DQ']);
    });

    it('@tenant is the root, else the desk of the department that holds it', async () => {
      expect((await resolver.resolve('APPROVER@tenant', street())).groupIds).toEqual(['APPROVER:DEMO-ST']);
      expect((await resolver.resolve('REGISTRAR@tenant', street())).groupIds).toEqual(['REGISTRAR:ST-DQ']);
    });

    it('@parent is the second level: the group’s publicity department, or the street’s deputy leader', async () => {
      expect((await resolver.resolve('SUPERVISOR@parent', enterprise())).groupIds).toEqual(['SUPERVISOR_PARENT:DEMO-ENT']);
      expect((await resolver.resolve('SUPERVISOR@parent', street())).groupIds).toEqual(['LEADER:DEMO-ST']);
    });

    it('@external is the liaison desk, or who must register the letter', async () => {
      expect((await resolver.resolve('EXT_POLICE@external', street())).groupIds).toEqual(['EXT_POLICE:ST-GA']);
      expect((await resolver.resolve('EXT_CAC@external', street())).groupIds).toEqual(['LEADER:DEMO-ST']);
    });

    it('@group names the people of the register', async () => {
      expect(await resolver.resolve('OWNER@group', street({ groupNo: 'G-JIAYI' }))).toEqual({ userIds: ['S09'], groupIds: [] });
      expect(await resolver.resolve('FIRST_RESP@group', street({ groupNo: 'G-JIAYI' }))).toEqual({ userIds: ['S05'], groupIds: [] });
      expect(await resolver.resolve('ADMIN@group', street({ groupNo: 'G-JIAYI' }))).toMatchObject({ userIds: ['S09'], note: expect.stringContaining('建立者') });
    });

    it('@group falls back to the unit when the owner has left', async () => {
      expect(await resolver.resolve('OWNER@group', street({ groupNo: 'G-LOST', unitId: 'ST-BING' }))).toMatchObject({ groupIds: ['FIRST_RESP:ST-BING'], note: expect.stringContaining('无人担任') });
      await booted.get(IdentityService).disable('S10');
      expect((await resolver.listPeople('OWNER@group', street({ groupNo: 'G-LOST' }))).map(({ id }) => id)).toEqual(['S07']);
    });

    it('held by nobody at all gives nobody, with what was tried; circles of fallbacks end', async () => {
      const answer = await resolver.resolve('PI_OFFICER@tenant', street());
      const chief = await resolver.resolve('CHIEF@tenant', enterprise());

      expect(answer).toEqual({ userIds: [], groupIds: [], note: '个人信息保护岗均无人担任' });
      expect(chief.groupIds).toEqual(['LEADER:DEMO-ENT']);
    });

    it.each(['APPROVER', 'APPROVER@moon', 'approver@tenant', '@tenant', 'APPROVER@tenant; DROP'])('%s is refused', async (expression) => {
      await expect(resolver.resolve(expression, street())).rejects.toMatchObject({ code: 'role-expression-invalid' });
    });

    it('never reaches into another tenant', async () => {
      expect((await resolver.resolve('FIRST_RESP@unit', enterprise({ unitId: 'ST-JIAYI' }))).groupIds).toEqual(['LEADER:DEMO-ENT']);
    });
  });

  describe('the line superior', () => {
    it.each([
      ['of an owner is the first responsible person', 'S09', street({ groupNo: 'G-JIAYI' }), { groupIds: ['FIRST_RESP:ST-JIAYI'] }],
      ['of a unit deputy is the unit head', 'S06', street({ unitId: 'ST-JIAYI' }), { groupIds: ['FIRST_RESP:ST-JIAYI'] }],
      ['of the first responsible person is the leader', 'S05', street({ unitId: 'ST-JIAYI' }), { groupIds: ['LEADER:DEMO-ST'] }],
      ['of the desk is the leader', 'S04', street(), { groupIds: ['LEADER:DEMO-ST'] }],
      ['of the approver is the leader', 'S03', street({ unitId: 'ST-JIAYI' }), { groupIds: ['LEADER:DEMO-ST'] }],
      ['of the leader is the chief', 'S02', street(), { groupIds: ['CHIEF:DEMO-ST'] }],
      ['of the chief is nobody', 'S01', street(), { userIds: [], groupIds: [], note: '没有上级' }],
      ['of an outside desk is nobody of ours', 'X01', street(), { userIds: [], groupIds: [] }],
      ['of a stranger is nobody', 'E08', street(), { userIds: [], groupIds: [] }],
      ['of an owner in the enterprise is the branch secretary', 'E08', enterprise({ groupNo: 'G-BRIDGE' }), { groupIds: ['FIRST_RESP:ENT-DQ'] }],
      ['of a head of another unit who owns a group here is the head here', 'E05', enterprise({ unitId: 'ENT-1' }), { groupIds: ['FIRST_RESP:ENT-1'] }],
      ['skips a level nobody holds', 'S10', street({ unitId: 'ST-EMPTY' }), { groupIds: ['LEADER:DEMO-ST'], note: expect.stringContaining('单位主要负责人') }],
    ])('%s', async (_title, userId, context, expected) => {
      expect(await resolver.superiorOf(userId, context)).toMatchObject(expected);
    });

    it('is never somebody who is late too', async () => {
      expect((await resolver.superiorOf('S09', street({ unitId: 'ST-JIAYI' }), ['S05'])).groupIds).toEqual(['LEADER:DEMO-ST']);
    });
  });

  describe('tenants and units', () => {
    it('know their own only', async () => {
      const queries = booted.get(OrganizationQueries);

      expect((await queries.list('DEMO-ST')).map(({ id }) => id)).toEqual(['DEMO-ST', 'ST-BING', 'ST-DQ', 'ST-EMPTY', 'ST-GA', 'ST-JIAYI']);
      await expect(queries.get('DEMO-ENT', 'ST-JIAYI')).rejects.toMatchObject({ code: 'organization-not-found', kind: 'not-found' });
      await expect(queries.getTenant('NOBODY')).rejects.toMatchObject({ code: 'tenant-not-found' });
      expect((await queries.lineage('DEMO-ENT', 'ENT-DQ')).map(({ id }) => id)).toEqual(['ENT-DQ', 'ENT-1', 'DEMO-ENT']);
    });

    it.each([
      ['an id that exists', { id: 'ST-JIAYI', tenantId: 'DEMO-ST' }, 'organization-exists'],
      ['a parent of another tenant', { id: 'N1', tenantId: 'DEMO-ST', parentId: 'ENT-1' }, 'organization-not-found'],
      ['an unknown supervisor', { id: 'N2', tenantId: 'DEMO-ST', supervisedById: 'NOWHERE' }, 'organization-not-found'],
      ['a wrong credit code', { id: 'N3', tenantId: 'DEMO-ST', uscc: '91999900MADEM0003M' }, 'organization-refused'],
    ])('refuse %s', async (_title, draft, code) => {
      await expect(booted.get(OrganizationService).add({ name: '新单位', orgType: 'DEPT', ...draft })).rejects.toMatchObject({ code });
      expect(await booted.get(OrganizationQueries).find('DEMO-ST', draft.id)).toEqual(draft.id === 'ST-JIAYI' ? expect.anything() : undefined);
    });

    it('refuse a tenant that follows no known pack', async () => {
      await expect(booted.get(OrganizationService).createTenant({ id: 'T9', name: '新单位', packKey: 'county', shortCode: 'T9', orgType: 'STREET' })).rejects.toMatchObject({ code: 'pack-not-found' });
      expect(await booted.get(OrganizationQueries).findTenant('T9')).toBeUndefined();
    });
  });

  describe('over HTTP', () => {
    it('a signed-in person sees tenant, pack and the pack’s name of the role', async () => {
      const client = await booted.as('E03');

      expect((await client.get('/api/session')).body).toMatchObject({
        tenantName: '示例建投集团有限公司(虚构)',
        packId: 'enterprise',
        roles: expect.arrayContaining([{ role: 'REGISTRAR', orgId: 'DEMO-ENT', orgName: '示例建投集团有限公司(虚构)', title: '党委宣传部备案岗' }]),
      });
    });

    it('reads the regulation it works under', async () => {
      const [ent, st] = [await booted.as('E08'), await booted.as('S09')];

      const [enterprisePack, streetPack] = [(await ent.get('/api/packs/current')).body, (await st.get('/api/packs/current')).body];

      expect(enterprisePack).toMatchObject({ packId: 'enterprise', title: '互联网工作群组管理办法' });
      expect(enterprisePack.clauses).toContainEqual({ id: 'A10(4)c', article: '第十条（四）', text: '项目结束五个工作日内解散该工作群。' });
      expect(streetPack).toMatchObject({ packId: 'street', expiresOn: '2027-03-01' });
      expect(streetPack.catalogue.map(({ code }: { code: string }) => code)).toContain('BD03');
      expect((await booted.anonymous.get('/api/packs/current')).status).toBe(401);
    });

    it('picks people and units of the own tenant, not the outside desks', async () => {
      const client = await booted.as('S09');

      expect((await client.get('/api/pickers/orgs')).body.map(({ value }: { value: string }) => value)).toEqual(['DEMO-ST', 'ST-BING', 'ST-DQ', 'ST-EMPTY', 'ST-JIAYI']);
      expect((await client.get('/api/pickers/users?q=S0')).body).toContainEqual({ value: 'S05', label: '人员S05', hint: '甲乙社区 · 职务' });
      expect((await client.get('/api/pickers/users?q=X01')).body).toEqual([]);
      expect((await client.get('/api/pickers/users?q=E08')).body).toEqual([]);
      expect((await client.get(`/api/pickers/users?q=${'x'.repeat(60)}`)).status).toBe(400);
      expect((await booted.anonymous.get('/api/pickers/users')).status).toBe(401);
    });
  });
});
