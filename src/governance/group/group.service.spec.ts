import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule, UnitOfWork } from '../../platform/database';
import { EventBus, EventModule } from '../../platform/event';
import { SequenceModule } from '../../platform/sequence';
import { OrganizationQueries } from '../organization';
import { draftOf } from './group-application.policy';
import { GroupStateChanged } from './group.events';
import { GroupQueries } from './group.queries';
import { GroupRepository } from './group.repository';
import { GroupService } from './group.service';

let folder: string;
let world: TestingModule;
let groups: GroupService;
let register: GroupQueries;

const AT = new Date('2026-04-09T01:00:00.000Z');
const facts = { at: AT, actorId: 'S09' };
const draft = draftOf({ groupName: '甲乙社区-工作人员-工作群', kind: 'INTERNAL', audience: 'INTERNAL', purpose: 'WORK_CONTACT', platform: 'WECHAT', unitId: 'ST-JIAYI', ownerId: 'S09', adminIds: [], memberCategories: ['STAFF'], memberCap: 3, expectedMembers: 2 }, 'S05');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'group-'));
  world = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.db') }), EventModule, SequenceModule],
    providers: [GroupService, GroupRepository, GroupQueries, { provide: OrganizationQueries, useValue: { getTenant: (id: string) => Promise.resolve({ shortCode: id.slice(5) }) } }],
  }).compile();
  await world.init();
  groups = world.get(GroupService);
  register = world.get(GroupQueries);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the register', () => {
  it('gives each tenant its own numbers and keeps the groups apart', async () => {
    const numbers = [];
    for (const tenantId of ['DEMO-ST', 'DEMO-ST', 'DEMO-ENT']) numbers.push((await groups.create(draft, tenantId, facts)).groupNo);
    expect(numbers).toEqual(['G-ST-2026-000001', 'G-ST-2026-000002', 'G-ENT-2026-000001']);
    await expect(register.get('DEMO-ENT', 'G-ST-2026-000001')).rejects.toMatchObject({ code: 'group-not-found', kind: 'not-found' });
  });

  it('writes a line of history with every transition and tells it as an event', async () => {
    const told: string[] = [];
    world.get(EventBus).within(GroupStateChanged, ({ event, from, to }) => void told.push(`${event}: ${from} → ${to}`));
    const group = await groups.create(draft, 'DEMO-ST', facts);
    await groups.transition(group, 'file', { ...facts, at: new Date(AT.getTime() + 1), note: '同意', values: { filingNo: await groups.issueNumber('filing', 'DEMO-ST', AT), route: 'FILE' } });
    expect(await register.get('DEMO-ST', group.groupNo)).toMatchObject({ state: 'FILED', filingNo: 'ST备-2026-001', createdAt: AT });
    expect(await register.listHistory('DEMO-ST', group.groupNo)).toMatchObject([
      { event: 'file', from: 'SUBMITTED', to: 'FILED', actorId: 'S09', note: '同意' },
      { event: 'submit', from: null, to: 'SUBMITTED' },
    ]);
    expect(told).toEqual(['submit: null → SUBMITTED', 'file: SUBMITTED → FILED']);
  });

  it('changes nothing when an event is not possible, or a holder would be missing', async () => {
    const group = await groups.create(draft, 'DEMO-ST', facts);
    await expect(groups.transition(group, 'approve', facts)).rejects.toMatchObject({ code: 'illegal-group-transition' });
    await expect(groups.transition(group, 'file', { ...facts, values: { ownerId: null } })).rejects.toMatchObject({ code: 'group-holder-missing' });
    await expect(groups.create({ ...draft, firstResponsibleId: null }, 'DEMO-ST', facts)).rejects.toMatchObject({ code: 'group-holder-missing' });
    expect(await register.get('DEMO-ST', group.groupNo)).toMatchObject({ state: 'SUBMITTED', ownerId: 'S09', rowVersion: 1 });
    expect(await register.listHistory('DEMO-ST', group.groupNo)).toHaveLength(1);
  });

  it('refuses to write over a row that has changed since it was read', async () => {
    const group = await groups.create(draft, 'DEMO-ST', facts);
    const unitOfWork = world.get(UnitOfWork);
    const rows = world.get(GroupRepository);
    await expect(
      unitOfWork.run(async () => {
        const stale = await rows.getForUpdate(group);
        await groups.set(group, { name: '先到' }, AT);
        await rows.update(stale, { name: '后到' });
      }),
    ).rejects.toMatchObject({ code: 'group-changed-meanwhile' });
  });

  it('gives out as many places as the cap has, however many ask at once', async () => {
    const group = await groups.create(draft, 'DEMO-ST', facts);
    const answers = await Promise.all(Array.from({ length: 8 }, () => groups.takePlace(group)));
    expect(answers.filter(Boolean)).toHaveLength(3);
    expect((await register.get('DEMO-ST', group.groupNo)).memberCount).toBe(3);
  });

  it('marks a group with more people than its cap, and takes the mark off again', async () => {
    const group = await groups.create(draft, 'DEMO-ST', facts);
    expect((await groups.setMemberCount(group, 5, facts)).overlays).toEqual(['OVER_CAP']);
    expect((await groups.setMemberCount(group, 3, facts)).overlays).toEqual([]);
    expect((await register.listHistory('DEMO-ST', group.groupNo)).map((line) => line.event).sort()).toEqual(['overlay-off', 'overlay-on', 'submit']);
  });

  it('finds the name of a live group, and not of one that has ended', async () => {
    const rows = world.get(GroupRepository);
    const group = await groups.create(draft, 'DEMO-ST', facts);
    const where = { tenantId: 'DEMO-ST', unitId: 'ST-JIAYI', platform: 'WECHAT', name: draft.name };
    expect((await rows.findLiveNamesake(where))?.groupNo).toBe(group.groupNo);
    expect(await rows.findLiveNamesake({ ...where, exceptGroupNo: group.groupNo })).toBeNull();
    await groups.transition(group, 'withdraw', facts);
    expect(await rows.findLiveNamesake(where)).toBeNull();
  });

  it('lists by filter and page, the newest number first', async () => {
    for (let n = 0; n < 3; n++) await groups.create({ ...draft, name: `甲乙社区-第${n}-工作群` }, 'DEMO-ST', facts);
    const actor = { userId: 'S09', tenantId: 'DEMO-ST', name: '孔示范', kind: 'user' as const, roles: [] };
    const first = await register.list(actor, { limit: 2 });
    expect([first.items.map((group) => group.groupNo), first.total]).toEqual([['G-ST-2026-000003', 'G-ST-2026-000002'], 3]);
    expect((await register.list(actor, { limit: 2, after: first.nextCursor })).items.map((group) => group.groupNo)).toEqual(['G-ST-2026-000001']);
    expect((await register.list(actor, { limit: 10, text: '第1' })).total).toBe(1);
    expect((await register.list(actor, { limit: 10, states: ['ACTIVE'] })).total).toBe(0);
    expect((await register.list({ ...actor, userId: 'S10' }, { limit: 10, mine: true })).total).toBe(0);
    expect((await register.list({ ...actor, tenantId: 'DEMO-ENT' }, { limit: 10 })).total).toBe(0);
  });
});
