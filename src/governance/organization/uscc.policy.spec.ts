import { checkUscc } from './uscc.policy';

describe('unified social credit code', () => {
  it.each(['91999900MADEM0003N', '11999900MADEM0003Y'])('accepts the fictional %s in a demo only', (code) => {
    expect(checkUscc(code, true)).toMatchObject({ valid: true });
    expect(checkUscc(code)).toMatchObject({ valid: false, reason: { zh: expect.stringContaining('地区') } });
  });

  it.each([
    ['91999900MADEM0003M', '校验码'],
    ['91999900MADEM0003', '18 位'],
    ['91999900MADEM0O03N', '不含'],
    ['91999900madem0003n', '大写'],
    ['', '18 位'],
  ])('refuses %j and says why', (code, words) => {
    expect(checkUscc(code, true)).toMatchObject({ valid: false, reason: { zh: expect.stringContaining(words) } });
  });

  it('only warns about the check digit of the organization code inside', () => {
    const codes = ['91999900MADEM0003N', '11999900MADEM0003Y'].map((code) => checkUscc(code, true));

    for (const { valid, warnings } of codes) {
      expect(valid).toBe(true);
      expect(warnings.length).toBeLessThanOrEqual(1);
    }
  });
});
