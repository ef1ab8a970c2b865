import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { atTime, newId, type Actor } from '../../common';
import { ClockModule, MovableClock } from '../clock';
import { DatabaseModule, UnitOfWork } from '../database';
import { EventBus, EventModule } from '../event';
import { NotificationController } from './notification.controller';
import { NotificationsWritten } from './notification.events';
import { NotificationModule } from './notification.module';
import { NotificationQueries } from './notification.queries';
import { NotificationService, type NotificationRequest } from './notification.service';

let folder: string;
let world: TestingModule;
let notifications: NotificationService;
let queries: NotificationQueries;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notification-'));
  world = await Test.createTestingModule({
    imports: [
      DatabaseModule.forRoot({ kind: 'sqlite', file: join(folder, 'test.db') }),
      ClockModule.forRoot({ mode: 'manual', startAt: atTime('2026-10-12', 9) }),
      EventModule,
      NotificationModule,
    ],
  }).compile();
  await world.init();
  notifications = world.get(NotificationService);
  queries = world.get(NotificationQueries);
});
afterEach(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = (userId: string, tenantId = 'DEMO-ENT'): Actor => ({ userId, tenantId, name: userId, kind: 'user', roles: [] });
const tell = (more: Partial<NotificationRequest> = {}) =>
  notifications.notify({ tenantId: 'DEMO-ENT', userIds: ['E08', 'E10'], kind: 'REMINDER', title: '期限提醒', body: '今天到期。', ...more });

describe('notifications', () => {
  it('reach each person once per occasion, also those told later', async () => {
    await tell({ userIds: ['E08', 'E08'], dedupeKey: 'd1' });
    await tell({ dedupeKey: 'd1' });
    await tell({ dedupeKey: 'd2' });

    expect((await queries.listOf(person('E08'))).items.map((item) => item.dedupeKey)).toEqual(['d2', 'd1']);
    expect(await queries.countUnread(person('E10'))).toBe(2);
  });

  it('are told to whoever carries them on, only to those who have not heard yet, and whether they are confidential', async () => {
    const heard: string[] = [];
    world.get(EventBus).within(NotificationsWritten, ({ notifications: written, isConfidential }) => void heard.push(`${written.map(({ userId }) => userId).join('+')} ${isConfidential}`));
    await tell({ userIds: ['E08'], dedupeKey: 'd1' });
    await tell({ dedupeKey: 'd1', isConfidential: true });
    await tell({ dedupeKey: 'd1' });
    expect(heard).toEqual(['E08 false', 'E10 true']);
  });

  it('without an occasion are always new, and nobody is told when nobody is named', async () => {
    await tell();
    await tell();
    await tell({ userIds: [] });
    expect((await queries.listOf(person('E08'))).items).toHaveLength(2);
  });

  it('vanish with the transaction that wrote them', async () => {
    const failing = world.get(UnitOfWork).run(async () => {
      await tell();
      throw new Error('the step failed');
    });
    await expect(failing).rejects.toThrow('the step failed');
    expect(await queries.countUnread(person('E08'))).toBe(0);
  });

  it('come newest first, page by page, each exactly once', async () => {
    for (let n = 0; n < 5; n += 1) {
      await world.get(MovableClock).moveTo(atTime('2026-10-12', 10 + Math.floor(n / 2)));
      await tell({ title: `第${n}条` });
    }
    const titles: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await queries.listOf(person('E08'), { limit: 2, after });
      titles.push(...page.items.map((item) => item.title));
      if (!page.nextCursor) break;
      after = page.nextCursor;
    }
    expect(titles).toEqual(['第4条', '第3条', '第2条', '第1条', '第0条']);
    await expect(queries.listOf(person('E08'), { after: 'x' })).rejects.toThrow('notification-cursor-invalid');
  });

  it('are read one by one or all at once, with the business time', async () => {
    await tell({ dedupeKey: 'd1' });
    await tell({ dedupeKey: 'd2' });
    const controller = world.get(NotificationController);
    const [newest] = (await controller.list(person('E08'), {})).items;

    await controller.read(person('E08'), newest!.id);
    expect((await controller.list(person('E08'), { unread: 'true' })).items).toHaveLength(1);
    expect(await controller.readAll(person('E08'))).toEqual({ count: 1 });
    await controller.read(person('E08'), newest!.id);

    const { items } = await controller.list(person('E08'), {});
    expect(items.map((item) => item.readAt)).toEqual(Array(2).fill(atTime('2026-10-12', 9).toISOString()));
    expect(await queries.countUnread(person('E10'))).toBe(2);
  });

  it('of somebody else, or of the same name in another tenant, do not exist', async () => {
    await tell();
    const [own] = (await queries.listOf(person('E08'))).items;
    await expect(notifications.markRead(person('E10'), own!.id)).rejects.toThrow('notification-not-found');
    await expect(notifications.markRead(person('E08', 'DEMO-ST'), own!.id)).rejects.toThrow('notification-not-found');
    await expect(notifications.markRead(person('E08'), newId())).rejects.toThrow('notification-not-found');
    expect((await queries.listOf(person('E08', 'DEMO-ST'))).items).toEqual([]);
    expect(await queries.countUnread(person('E08'))).toBe(1);
  });
});
