import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefinitionInspector } from '../../engine';
import { DefinitionOutlineService } from './definition-outline.service';
import type { ProcessDefinitionRepository } from './process-definition.repository';

const xmlOf = (key: string) => readFileSync(join(__dirname, '../../../processes/shared', key, `${key}.bpmn`), 'utf8');
const inspector = new DefinitionInspector();
const outlines = new DefinitionOutlineService({ get: async (key: string) => ({ xml: xmlOf(key) }) } as unknown as ProcessDefinitionRepository, inspector);

describe('the outline of a diagram', () => {
  afterAll(() => inspector.onModuleDestroy());

  it('names the step that comes next, through services and gateways', async () => {
    expect(await outlines.nextOf('group-dissolve', 'dissolve')).toEqual(['核验解散情况']);
  });

  it('names several where the way is not decided yet', async () => {
    expect((await outlines.nextOf('group-establish', 'review-by-first-responsible')).sort()).toEqual(['审批建群申请', '核对备案材料'].sort());
  });

  it('does not take a way back for the next step', async () => {
    expect(await outlines.nextOf('group-establish', 'review-by-first-responsible')).not.toContain('补正建群申请');
  });

  it('lets the diagram say it where both ways are open', async () => {
    expect(await outlines.nextOf('group-dissolve', 'verify-dissolution')).toEqual(['办结归档']);
  });

  it("gives a step's own words", async () => {
    expect(await outlines.documentationOf('group-dissolve', 'verify-dissolution')).toBe('不通过的退回重办，原到期日不变。');
  });
});
