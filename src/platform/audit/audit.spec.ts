import type { TestingModule } from '@nestjs/testing';
import { bootPlatformApp, platformTestingModule, type BootedApp } from '../../../test/support/booted-app';
import { systemActor } from '../../common';
import { UnitOfWork } from '../database';
import { IdentityService } from '../identity';
import { HttpModule } from '../http';
import { canonicalJson } from './audit-chain.policy';
import { AuditModule } from './audit.module';
import { AuditService } from './audit.service';

describe('the audit log', () => {
  let module: TestingModule;
  let audit: AuditService;
  let unitOfWork: UnitOfWork;
  const record = (object: string, tenantId = 'T1') =>
    audit.record({ tenantId, actor: systemActor(tenantId), action: 'group.transition', object, before: { state: 'DRAFT', n: 1 }, after: { n: 2, state: 'FILED' }, reason: '备案' });

  beforeEach(async () => {
    module = await platformTestingModule([HttpModule, AuditModule]);
    audit = module.get(AuditService);
    unitOfWork = module.get(UnitOfWork);
    for (let n = 1; n <= 5; n += 1) await record(`group/G-${n}`);
    await record('group/other', 'T2');
  });
  afterEach(() => module.close());

  const change = (sql: string) => unitOfWork.run(() => unitOfWork.query(sql));

  it('is intact as written, one chain per tenant', async () => {
    expect(await audit.verify('T1')).toMatchObject({ intact: true, entries: 5 });
    expect(await audit.verify('T2')).toMatchObject({ intact: true, entries: 1 });
    expect(await audit.verify('nobody')).toMatchObject({ intact: true, entries: 0 });
  });

  it.each([
    ['a changed reason', `UPDATE audit_entry SET reason = '另案' WHERE tenant_id = 'T1' AND number = 3`, 3],
    ['a changed value', `UPDATE audit_entry SET after = '{"n":2,"state":"REJECTED"}' WHERE tenant_id = 'T1' AND number = 2`, 2],
    ['a changed time', `UPDATE audit_entry SET at = at + 1 WHERE tenant_id = 'T1' AND number = 1`, 1],
    ['a removed entry', `DELETE FROM audit_entry WHERE tenant_id = 'T1' AND number = 4`, 4],
    ['a cut-off end', `DELETE FROM audit_entry WHERE tenant_id = 'T1' AND number = 5`, 5],
    ['an end turned back', `UPDATE audit_head SET number = 4, hash = (SELECT hash FROM audit_entry WHERE tenant_id = 'T1' AND number = 4) WHERE tenant_id = 'T1'`, 6],
  ])('shows %s', async (_what, sql, firstBroken) => {
    await change(sql);
    expect(await audit.verify('T1')).toMatchObject({ intact: false, firstBroken });
    expect((await audit.verify('T2')).intact).toBe(true);
  });

  it('forgets an entry whose act was rolled back, and the chain goes on without a gap', async () => {
    await expect(
      unitOfWork.run(async () => {
        await record('group/never');
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await Promise.all([record('group/a'), record('group/b'), record('group/c')]);
    expect(await audit.verify('T1')).toMatchObject({ intact: true, entries: 8 });
  });

  it('hashes the same content alike whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined, z: true })).toBe('{"b":[1,{"c":"x","d":null}],"z":true}');
  });

  it('is verified over HTTP by the auditor only', async () => {
    const booted: BootedApp = await bootPlatformApp();
    const identity = booted.get(IdentityService);
    await identity.createUser({ id: 'Y03', tenantId: 'T1', username: 'Y03', name: '戚审计', orgId: 'T1', title: '审计员', roles: [{ role: 'AUDITOR', orgId: 'T2' }] });
    await identity.createUser({ id: 'E08', tenantId: 'T1', username: 'E08', name: '王模拟', orgId: 'T1', title: '' });
    expect((await (await booted.as('E08')).get('/api/audit/verification')).status).toBe(403);
    const answer = await (await booted.as('Y03')).get('/api/audit/verification');
    expect(answer.body.items.map((item: { tenantId: string; intact: boolean }) => [item.tenantId, item.intact])).toEqual([['T1', true], ['T2', true]]);
    await booted.close();
  });
});
