import type { TestingModule } from '@nestjs/testing';
import { platformTestingModule } from '../../../test/support/booted-app';
import { UnitOfWork } from '../database';
import { SequenceService } from './sequence.service';

describe('number sequences', () => {
  let module: TestingModule;
  let sequences: SequenceService;
  beforeAll(async () => {
    module = await platformTestingModule([]);
    sequences = module.get(SequenceService);
  });
  afterAll(() => module.close());

  it('count per tenant, name and year', async () => {
    const numbers = [];
    for (const [tenant, name, year] of [['A', 'group', 2026], ['A', 'group', 2026], ['B', 'group', 2026], ['A', 'case', 2026], ['A', 'group', 2027]] as const) {
      numbers.push(await sequences.next(tenant, name, year));
    }
    expect(numbers).toEqual([1, 2, 1, 1, 1]);
  });

  it('give nobody the same number', async () => {
    const numbers = await Promise.all(Array.from({ length: 50 }, () => sequences.next('A', 'race', 2026)));
    expect(new Set(numbers).size).toBe(50);
    expect(Math.max(...numbers)).toBe(50);
  });

  it('give a rolled-back number again', async () => {
    const unitOfWork = module.get(UnitOfWork);
    await expect(unitOfWork.run(async () => { await sequences.next('A', 'gap', 2026); throw new Error('no'); })).rejects.toThrow();
    expect(await sequences.next('A', 'gap', 2026)).toBe(1);
  });
});
