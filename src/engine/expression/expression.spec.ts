import { evaluate, evaluateAttribute, ExpressionFailed, expressionFunctions, unaryTest, validate, validateUnaryTest } from '.';

describe('FEEL expressions', () => {
  it('evaluate with or without the leading equals sign', () => {
    expect(evaluate('=a + 1', { a: 2 })).toBe(3);
    expect(evaluate(' a + 1', { a: 2 })).toBe(3);
  });

  it('see names in Chinese, names with blanks and nested values', () => {
    const context = { 群名称: '防汛群', 'member count': 96, group: { unit: { name: '甲' } } };
    expect(evaluate('群名称', context)).toBe('防汛群');
    expect(evaluate('member count > 95 and group.unit.name = "甲"', context)).toBe(true);
  });

  it('give null for what is not there', () => {
    expect(evaluate('a.b.c')).toBeNull();
    expect(evaluate('a > 1', {})).toBeNull();
    expect(evaluate('a + 1', { a: null })).toBeNull();
    expect(evaluate('constructor')).toBeNull();
  });

  it('return days, instants and durations as ISO text', () => {
    expect(evaluate('date("2026-10-09")')).toBe('2026-10-09');
    expect(evaluate('date("2026-10-09") + duration("P1D")')).toBe('2026-10-10');
    expect(evaluate('date and time("2026-10-09T08:00:00+08:00")')).toBe('2026-10-09T00:00:00.000Z');
    expect(evaluate('date and time("2026-10-09T08:00:00@Asia/Shanghai")')).toBe('2026-10-09T00:00:00.000Z');
    expect(evaluate('date and time("2026-10-09T08:00:00Z")')).toBe('2026-10-09T08:00:00.000Z');
    expect(evaluate('date and time("2026-10-09T08:00:00")')).toBe('2026-10-09T08:00:00');
    expect(evaluate('duration("PT2H")')).toBe('PT2H');
    expect(evaluate('{ a: [date("2026-10-09")], b: { c: duration("P1D") } }')).toEqual({ a: ['2026-10-09'], b: { c: 'P1D' } });
  });

  it('know only the business time, and today is the day in Shanghai', () => {
    const now = new Date('2026-10-09T17:30:00Z');
    expect(evaluate('now()', {}, { now })).toBe('2026-10-09T17:30:00.000Z');
    expect(evaluate('today()', {}, { now })).toBe('2026-10-10');
    expect(evaluate('today() > date(plannedEnd)', { plannedEnd: '2026-10-09' }, { now })).toBe(true);
    expect(() => evaluate('now()')).toThrow(ExpressionFailed);
  });

  it('refuse syntax errors, unknown functions, wrong types and results that are no values', () => {
    for (const expression of ['1 +', 'foo(1)', '"a" + 1', 'function(x) x', 'date("xx")', '']) {
      expect(() => evaluate(expression)).toThrow(ExpressionFailed);
    }
    expect(() => evaluate('level + "x"', { level: 1 })).toThrow(/level \+ "x"/);
  });

  it('call functions that higher floors registered', () => {
    expressionFunctions.register({ name: 'double of', parameters: ['x'], run: (x: number) => x * 2 });
    expect(evaluate('double of(4)')).toBe(8);
    expect(validate('double of(a)')).toBeUndefined();
  });

  it('let attributes be literals', () => {
    expect(evaluateAttribute('a b', { a: 1 })).toBe('a b');
    expect(evaluateAttribute('=a', { a: 1 })).toBe(1);
  });

  it('do not let a context literal reach a prototype', () => {
    expect(() => evaluate('{ "__proto__": { polluted: true } }')).toThrow(ExpressionFailed);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('stay cheap with many variables', () => {
    const context = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`v${n}`, { a: [1, 2, { x: 'y' }] }]));
    const started = performance.now();
    for (let n = 0; n < 100; n++) evaluate('v7.a[3].x = "y"', context);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('Unary tests', () => {
  it.each([
    ['-', 5, true], ['', 5, true], ['"A","B"', 'B', true], ['"A","B"', 'C', false], ['> 5', 6, true], ['> 5', null, false], ['[1..5]', 5, true],
    ['(1..5)', 5, false], ['not("A")', 'B', true], ['true', false, false], ['false', false, true], ['null', null, true], ['> limit', 3, true],
    ['? > 2 and ? < limit', 3, false], ['list contains(?, "x")', ['x'], true],
  ])('%s over %j is %j', (test, value, expected) => {
    expect(unaryTest(test, value, { limit: 2 })).toBe(expected);
  });

  it('refuse broken text', () => {
    expect(() => unaryTest('> ', 1)).toThrow(ExpressionFailed);
  });
});

describe('The lint', () => {
  it('finds syntax errors and unknown functions, not missing variables', () => {
    expect(validate('=a +')).toMatchObject({ reason: expect.stringContaining('Incomplete') });
    expect(validate('foo(1)')).toBeDefined();
    expect(validate('=')).toBeDefined();
    expect(validate('=a.b > 3 and now() > date and time(x)')).toBeUndefined();
    expect(validateUnaryTest('> ')).toBeDefined();
    expect(validateUnaryTest('"a","b"')).toBeUndefined();
  });
});
