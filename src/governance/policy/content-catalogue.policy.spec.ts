import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { severityOf } from './content-catalogue.policy';
import { PolicyPack } from './policy-pack';
import { authorityOf } from './rule-authority.policy';

const packOf = (key: string) => new PolicyPack(JSON.parse(readFileSync(join(__dirname, `../../../processes/packs/${key}/pack.json`), 'utf8')), '1', {});
const street = packOf('street');
const enterprise = packOf('enterprise');

describe('the proposed severity', () => {
  it('is what the table fixed', () => {
    expect(severityOf(street, { class: 'SEC', severity: 'S1', itemCodes: ['BD01'] })).toBe('S1');
  });

  it('is the gravest of the items', () => {
    expect(severityOf(street, { class: 'ILL', severity: null, itemCodes: ['IL10', 'IL08'] })).toBe('S2');
    expect(severityOf(street, { class: 'BAD', severity: null, itemCodes: ['BD01', 'BD03'] })).toBe('S3');
  });

  it.each([
    [{ spread: 'OUTSIDE' }, 'S2'],
    [{ spread: 'PUBLIC_MEDIA' }, 'S2'],
    [{ spread: 'INSIDE', memberCount: 201 }, 'S2'],
    [{ spread: 'INSIDE', memberCount: 200 }, 'S3'],
  ])('of illegal content goes one level up when it is seen by many: %j', (facts, expected) => {
    expect(severityOf(street, { class: 'ILL', severity: null, itemCodes: ['IL10'], ...facts })).toBe(expected);
  });

  it('never goes above S1, and only illegal content goes up', () => {
    expect(severityOf(street, { class: 'ILL', severity: null, itemCodes: ['IL01'], spread: 'OUTSIDE' })).toBe('S1');
    expect(severityOf(street, { class: 'BAD', severity: null, itemCodes: ['BD01'], spread: 'OUTSIDE' })).toBe('S4');
  });

  it('ignores items the pack has switched off and knows nothing of unknown ones', () => {
    expect(severityOf(enterprise, { class: 'MANUAL', severity: null, itemCodes: ['BD03', 'XX99'] })).toBeNull();
  });
});

describe('the authority behind a rule', () => {
  it.each([
    ['[办法规定 B13b] 应经批准', { source: 'REGULATION', clauses: ['B13b'], text: '应经批准' }],
    ['[系统默认 A4a A8(2)b] 比照', { source: 'OURS', clauses: ['A4a', 'A8(2)b'], text: '比照' }],
    ['[系统默认] 从严', { source: 'OURS', clauses: [], text: '从严' }],
    ['[法律规定] 保密法', { source: 'LAW', clauses: [], text: '保密法' }],
    ['没有出处', { source: 'OURS', clauses: [], text: '没有出处' }],
  ])('%s', (annotation, expected) => {
    expect(authorityOf(annotation)).toEqual(expected);
  });
});
