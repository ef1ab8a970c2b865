import { createWriteDataSource, loadMigrations } from '../../src/platform/database/data-source';
import '../../src/app.module'; // brings every entity along
import { newTestDatabase } from '../support/test-database';
import { temporaryFolder } from '../support/test-settings';

const DELIVERY = 1_760_000_000_590;

describe('going back before notifications left the product', () => {
  it('leaves no message that nobody could serve, and every other', async () => {
    // given
    const source = await createWriteDataSource(await newTestDatabase(temporaryFolder())).initialize();
    await source.runMigrations({ transaction: 'each' });
    const messages = ['PENDING', 'HELD', 'DONE', 'FAILED'].flatMap((status) => ['notification.deliver-mail', 'message.throw'].map((kind) => ({ status, kind })));
    for (const [n, { status, kind }] of messages.entries()) {
      await source.query(`INSERT INTO outbox_message (id, tenant_id, kind, payload, status, attempts, available_at, created_at) VALUES ('m${n}', 'T', '${kind}', '{}', '${status}', 0, 1000, 1000)`);
    }
    // when
    const numbers = loadMigrations().map((migration) => Number(/\d{13}$/.exec(new migration().name!)![0]));
    for (const _ of numbers.filter((number) => number >= DELIVERY)) await source.undoLastMigration({ transaction: 'each' });
    // then
    const left = await source.query('SELECT status, kind FROM outbox_message ORDER BY id');
    expect(left).toEqual(messages.filter(({ status, kind }) => kind !== 'notification.deliver-mail' || status === 'DONE' || status === 'FAILED'));
    await source.destroy();
  });
});
