import { Test } from '@nestjs/testing';
import { EngineModule, ProcessEngine } from '.';

describe('The engine module', () => {
  it('provides the one door', async () => {
    const module = await Test.createTestingModule({ imports: [EngineModule] }).compile();
    expect(module.get(ProcessEngine)).toBeInstanceOf(ProcessEngine);
  });
});
