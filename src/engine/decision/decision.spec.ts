import { DecisionCache, DecisionInputUnexpected, DecisionInvalid, DecisionNotMatched, DecisionNotUnique, DecisionOutputUnexpected, catchAllRule, checkDecision, evaluateDecision, parseDecision, type DecisionTable } from '.';

interface Draft {
  hit?: string;
  aggregation?: string;
  inputs?: { expression: string; label?: string; type?: string; values?: string }[];
  outputs?: { name: string; values?: string; fallback?: string }[];
  /** tests and results as they stand in the cells; the last text is the annotation */
  rules: [string[], string[], string?][];
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function dmn(draft: Draft): string {
  const inputs = draft.inputs ?? [{ expression: 'x' }];
  const outputs = draft.outputs ?? [{ name: 'y' }];
  const input = inputs.map((column, n) => `<input id="i${n + 1}" label="${column.label ?? column.expression}"><inputExpression typeRef="${column.type ?? 'Any'}"><text>${escape(column.expression)}</text></inputExpression>${column.values ? `<inputValues><text>${escape(column.values)}</text></inputValues>` : ''}</input>`);
  const output = outputs.map((column, n) => `<output id="o${n + 1}" name="${column.name}">${column.values ? `<outputValues><text>${escape(column.values)}</text></outputValues>` : ''}${column.fallback ? `<defaultOutputEntry><text>${escape(column.fallback)}</text></defaultOutputEntry>` : ''}</output>`);
  const rule = draft.rules.map(
    ([tests, results, annotation], n) =>
      `<rule id="r${n + 1}"><description>${annotation ?? `rule ${n + 1}`}</description>${tests.map((text, k) => `<inputEntry id="r${n + 1}i${k + 1}"><text>${escape(text)}</text></inputEntry>`).join('')}${results.map((text, k) => `<outputEntry id="r${n + 1}o${k + 1}"><text>${escape(text)}</text></outputEntry>`).join('')}</rule>`,
  );
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="T" name="table"><decisionTable id="t" hitPolicy="${draft.hit ?? 'FIRST'}"${draft.aggregation ? ` aggregation="${draft.aggregation}"` : ''}>${input.join('')}${output.join('')}${rule.join('')}</decisionTable></decision></definitions>`;
}

const table = (draft: Draft): Promise<DecisionTable> => parseDecision(dmn(draft));

async function outcome(draft: Draft, variables: Record<string, unknown>) {
  const { outputs, matched } = evaluateDecision(await table(draft), variables);
  return { outputs, rules: matched.map(({ number }) => number) };
}

describe('what a condition cell may say', () => {
  it.each([
    ['-', 7, true],
    ['', 7, true],
    ['> 200', 201, true],
    ['> 200', 200, false],
    ['> 200', null, false],
    ['[1..5]', 5, true],
    ['[1..5)', 5, false],
    [']1..5]', 1, false],
    ['"A", "B"', 'B', true],
    ['"A", "B"', 'C', false],
    ['not("A", "B")', 'C', true],
    ['not("A", "B")', 'A', false],
    ['true', true, true],
    ['true', false, false],
    ['false', null, false],
    ['null', null, true],
    ['< 1, > 9', 10, true],
    ['list contains(?, "X")', ['X'], true],
    ['some code in ? satisfies starts with(code, "IL")', ['BD01', 'IL03'], true],
    ['some code in ? satisfies starts with(code, "IL")', ['BD01'], false],
    ['> other', 5, true],
  ])('%s with %j is %s', async (test, x, matches) => {
    const draft: Draft = { rules: [[[test], ['1']], [['-'], ['0']]] };

    const result = await outcome(draft, { x, other: 4 });

    expect(result.outputs).toEqual({ y: matches ? 1 : 0 });
  });

  it('compares days when the column is of type date', async () => {
    const draft: Draft = {
      inputs: [{ expression: 'day', type: 'date' }],
      rules: [[['< date("2026-01-01")'], ['"early"']], [['[date("2026-01-01")..date("2026-12-31")]'], ['"this year"']], [['-'], ['"late"']]],
    };

    const years = await Promise.all(['2025-12-31', '2026-12-31', '2027-01-01'].map((day) => outcome(draft, { day })));

    expect(years.map(({ outputs }) => outputs)).toEqual([{ y: 'early' }, { y: 'this year' }, { y: 'late' }]);
  });

  it('gives results that use the variables, null for an empty cell', async () => {
    const draft: Draft = { outputs: [{ name: 'y' }, { name: 'z' }], rules: [[['-'], ['if x > 1 then "many" else "few"', '']]] };

    expect((await outcome(draft, { x: 2 })).outputs).toEqual({ y: 'many', z: null });
  });
});

describe('hit policies', () => {
  const overlapping: Draft['rules'] = [[['> 10'], ['"MID"']], [['> 20'], ['"HIGH"']], [['-'], ['"LOW"']]];
  const outputs = [{ name: 'y', values: '"HIGH", "MID", "LOW"' }];

  it('FIRST takes the first rule that matches', async () => {
    expect(await outcome({ hit: 'FIRST', rules: overlapping }, { x: 30 })).toEqual({ outputs: { y: 'MID' }, rules: [1] });
  });

  it('FIRST does not compute the results of rules it does not take', async () => {
    const draft: Draft = { rules: [[['-'], ['1']], [['-'], ['unknown function(x)']]] };

    await expect(checkDecision(dmn(draft))).resolves.toHaveLength(1); // the check still names the broken cell
    expect(evaluateDecision({ ...(await table({ rules: [draft.rules[0]!] })) }, { x: 1 }).outputs).toEqual({ y: 1 });
  });

  it('PRIORITY takes the value that stands first in the list of output values, whatever the order of the rules', async () => {
    expect(await outcome({ hit: 'PRIORITY', outputs, rules: overlapping }, { x: 30 })).toEqual({ outputs: { y: 'HIGH' }, rules: [2] });
    expect(await outcome({ hit: 'PRIORITY', outputs, rules: overlapping }, { x: 15 })).toEqual({ outputs: { y: 'MID' }, rules: [1] });
  });

  it('PRIORITY keeps the order of the rules between equals', async () => {
    const rules: Draft['rules'] = [[['-'], ['"HIGH"'], 'one'], [['-'], ['"HIGH"'], 'two']];

    expect((await outcome({ hit: 'PRIORITY', outputs, rules }, { x: 1 })).rules).toEqual([1]);
  });

  it('UNIQUE takes the only match and refuses a second one by rule number', async () => {
    const unique = await table({ hit: 'UNIQUE', rules: [[['< 10'], ['1']], [['> 5'], ['2']]] });

    expect(evaluateDecision(unique, { x: 20 }).outputs).toEqual({ y: 2 });
    expect(() => evaluateDecision(unique, { x: 7 })).toThrow(DecisionNotUnique);
  });

  it('RULE ORDER lists every match in the order of the rules', async () => {
    expect(await outcome({ hit: 'RULE ORDER', rules: overlapping }, { x: 30 })).toEqual({ outputs: [{ y: 'MID' }, { y: 'HIGH' }, { y: 'LOW' }], rules: [1, 2, 3] });
  });

  it('COLLECT lists every match, and nothing when none matches', async () => {
    const rules: Draft['rules'] = [[['> 10'], ['"a"']], [['> 20'], ['"b"']]];

    expect((await outcome({ hit: 'COLLECT', rules }, { x: 30 })).outputs).toEqual([{ y: 'a' }, { y: 'b' }]);
    expect(await outcome({ hit: 'COLLECT', rules }, { x: 1 })).toEqual({ outputs: [], rules: [] });
  });

  it.each([
    ['MAX', 5],
    ['MIN', 2],
    ['SUM', 7],
    ['COUNT', 2],
  ])('COLLECT %s gives one number', async (aggregation, expected) => {
    const draft: Draft = { hit: 'COLLECT', aggregation, rules: [[['> 1'], ['2']], [['> 2'], ['5']], [['> 100'], ['9']]] };

    expect((await outcome(draft, { x: 3 })).outputs).toEqual({ y: expected });
  });

  it('cannot add up what is not a number', async () => {
    const sum = await table({ hit: 'COLLECT', aggregation: 'SUM', rules: [[['-'], ['"two"']]] });

    expect(() => evaluateDecision(sum, { x: 1 })).toThrow(DecisionOutputUnexpected);
  });
});

describe('when no rule matches', () => {
  it.each(['FIRST', 'UNIQUE', 'RULE ORDER'])('%s says so with the inputs, as a named error', async (hit) => {
    const nothing = await table({ hit, inputs: [{ expression: 'x', label: '人数' }], rules: [[['> 10'], ['1']]] });

    expect(() => evaluateDecision(nothing, { x: 3 })).toThrow(DecisionNotMatched);
    expect(() => evaluateDecision(nothing, { x: 3 })).toThrow(/人数 = 3/);
  });

  it('takes the default outputs when the table has them', async () => {
    const draft: Draft = { outputs: [{ name: 'y', fallback: '"default"' }], rules: [[['> 10'], ['"rule"']]] };

    expect(await outcome(draft, { x: 3 })).toEqual({ outputs: { y: 'default' }, rules: [] });
  });
});

describe('explanation', () => {
  it('names the rule by id, number and annotation, and the inputs by their labels', async () => {
    const draft: Draft = { inputs: [{ expression: 'x', label: '人数' }], rules: [[['> 10'], ['1'], '[办法规定 A4a] 一'], [['-'], ['0'], '[系统默认] 二']] };

    const result = evaluateDecision(await table(draft), { x: 3 });

    expect(result.matched).toEqual([{ id: 'r2', number: 2, annotation: '[系统默认] 二' }]);
    expect(result.inputs).toEqual([{ label: '人数', value: 3 }]);
  });

  it('joins the description with the annotation entries of DMN 1.3', async () => {
    const xml = dmn({ rules: [[['-'], ['1'], 'why']] }).replace('</rule>', '<annotationEntry><text>A4a</text></annotationEntry></rule>');

    expect((await parseDecision(xml)).rules[0]!.annotation).toBe('why；A4a');
  });

  it('knows whether a table has a catch-all', async () => {
    expect(catchAllRule(await table({ rules: [[['1'], ['1']], [['-'], ['2']]] }))?.number).toBe(2);
    expect(catchAllRule(await table({ rules: [[['1'], ['1']]] }))).toBeUndefined();
  });
});

describe('misspelt values', () => {
  it('refuses an input outside the list of the column instead of falling into the catch-all', async () => {
    const listed = await table({ inputs: [{ expression: 'x', values: '"PUBLIC", "INTERNAL"' }], rules: [[['"PUBLIC"'], ['1']], [['-'], ['2']]] });

    expect(evaluateDecision(listed, {}).outputs).toEqual({ y: 2 });
    expect(() => evaluateDecision(listed, { x: 'Public' })).toThrow(DecisionInputUnexpected);
  });

  it.each([
    ['number', '12'],
    ['boolean', 'true'],
    ['string', 5],
    ['date', '2026-02-30'],
    ['list', 'IL01'],
  ])('refuses a value that is not a %s', async (type, x) => {
    const typed = await table({ inputs: [{ expression: 'x', type }], rules: [[['-'], ['1']]] });

    expect(() => evaluateDecision(typed, { x })).toThrow(DecisionInputUnexpected);
  });

  it('refuses an output the column does not list', async () => {
    const wrong = await table({ outputs: [{ name: 'y', values: '"FILE", "APPROVE"' }], rules: [[['-'], ['route']]] });

    expect(evaluateDecision(wrong, { x: 1, route: 'FILE' }).outputs).toEqual({ y: 'FILE' });
    expect(() => evaluateDecision(wrong, { x: 1, route: 'SKIP' })).toThrow(DecisionOutputUnexpected);
  });
});

describe('broken tables', () => {
  const broken: [string, string, string, string?][] = [
    ['is not XML', '<definitions', 'xml-malformed'],
    ['brings a document type', `<!dOcTyPe x>${dmn({ rules: [[['-'], ['1']]] })}`, 'xml-doctype'],
    ['is nested without end', '<a>'.repeat(300_000), 'xml-too-deep', '第 1 行'],
    ['uses a reserved name', dmn({ outputs: [{ name: 'y' }], rules: [[['-'], ['1']]] }).replace('id="r1"', 'id="constructor"'), 'name-reserved'],
    ['is not DMN', '<a xmlns="urn:a"><b/></a>', 'decision-unreadable'],
    ['has no decision', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"/>', 'decision-count'],
    ['has no table', '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="T" name="t"><literalExpression id="l"><text>1</text></literalExpression></decision></definitions>', 'decision-without-table'],
    ['has an unsupported hit policy', dmn({ hit: 'ANY', rules: [[['-'], ['1']]] }), 'hit-policy-unsupported'],
    ['aggregates without COLLECT', dmn({ aggregation: 'MAX', rules: [[['-'], ['1']]] }), 'aggregation-without-collect'],
    ['has no output', dmn({ outputs: [], rules: [[['-'], []]] }), 'table-without-output'],
    ['has no rule', dmn({ rules: [] }), 'table-without-rule'],
    ['repeats an output name', dmn({ outputs: [{ name: 'y' }, { name: 'y' }], rules: [[['-'], ['1', '2']]] }), 'output-name-repeated'],
    ['lacks a condition cell', dmn({ rules: [[[], ['1']]] }), 'rule-shape'],
    ['has a broken condition', dmn({ rules: [[['-'], ['1']], [['> 1 2'], ['1']]] }), 'input-entry-invalid', '第 2 条规则的“x”'],
    ['has a broken result', dmn({ rules: [[['-'], ['if 1 then']]] }), 'output-entry-invalid', '第 1 条规则的“y”'],
    ['has a text without quotes', dmn({ rules: [[['GOLD, SILVER'], ['1']]] }), 'input-entry-invalid', 'quotes: "GOLD"'],
    ['calls an unknown function', dmn({ rules: [[['-'], ['launch missiles(1)']]] }), 'output-entry-invalid'],
    ['has no input expression', dmn({ inputs: [{ expression: '', label: '人数' }], rules: [[['-'], ['1']]] }), 'input-expression-invalid', '人数'],
    ['has a broken input expression', dmn({ inputs: [{ expression: 'a +', label: '人数' }], rules: [[['-'], ['1']]] }), 'input-expression-invalid', '人数'],
    ['lists unreadable output values', dmn({ outputs: [{ name: 'y', values: '"A' }], rules: [[['-'], ['1']]] }), 'output-values-invalid'],
    ['uses PRIORITY without values', dmn({ hit: 'PRIORITY', rules: [[['-'], ['1']]] }), 'priority-without-values'],
    ['speaks another language', dmn({ rules: [[['-'], ['1']]] }).replace('<outputEntry', '<outputEntry expressionLanguage="javascript"'), 'language-unsupported'],
  ];

  it.each(broken)('a table that %s is refused', async (_title, xml, code, words = '') => {
    const problems = await checkDecision(xml);

    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.map(({ message }) => message.zh).join()).toContain(words);
    await expect(parseDecision(xml)).rejects.toBeInstanceOf(DecisionInvalid);
  });

  it('lists every problem at once, with the element to click on', async () => {
    const problems = await checkDecision(dmn({ rules: [[['> 1 2'], ['1 +']], [['-'], ['1']]] }));

    expect(problems.map(({ elementId }) => elementId)).toEqual(['r1i1', 'r1o1']);
  });
});

describe('the cache', () => {
  it('parses an id once', async () => {
    const cache = new DecisionCache();
    let reads = 0;
    const xml = () => {
      reads += 1;
      return dmn({ rules: [[['-'], ['1']]] });
    };

    const [first, second] = [await cache.get('enterprise@1/T', xml), await cache.get('enterprise@1/T', xml)];

    expect(second).toBe(first);
    expect(reads).toBe(1);
  });

  it('does not remember a failure', async () => {
    const cache = new DecisionCache();

    await expect(cache.get('id', () => '<broken')).rejects.toBeInstanceOf(DecisionInvalid);
    await expect(cache.get('id', () => dmn({ rules: [[['-'], ['1']]] }))).resolves.toMatchObject({ id: 'T' });
  });
});
