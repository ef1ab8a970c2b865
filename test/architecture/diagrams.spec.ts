import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contains, isOrthogonal, meeting, overlap, runsThrough, segmentsOf, textFits, touchesBorder, type Box } from './diagram-geometry';
import { shippedDiagrams, type FlowNode, type ShippedDiagram } from './shipped-diagrams';
import { ROOT, textOf } from './source-files';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SPLITTING = new Set(['ExclusiveGateway', 'InclusiveGateway']);
const SIZES: Record<string, readonly [number, number]> = { Gateway: [50, 50], Event: [36, 36], Task: [120, 80], Activity: [120, 80] };
/** Pixels between a label and anything else, and between two shapes. */
const LABEL_AIR = 4;
const SHAPE_AIR = 20;

/** Two flows that may cross, and why nothing better was found: `'<one> <other>': 'reason'`. */
const ACCEPTED_CROSSINGS: Readonly<Record<string, string>> = {};

/** User tasks no clause of either regulation speaks of. */
const UNREGULATED: Readonly<Record<string, string>> = {
  'violation-case/confirm-merge': 'two clues about one matter: a matter of filing',
  'violation-case/close-case': 'neither regulation asks for a formal closing; T-CLOSE is 系统默认',
};

interface PackFile {
  readonly clauses: readonly { readonly id: string }[];
  readonly deadlines: Readonly<Record<string, unknown>>;
  readonly dmn: Readonly<Record<string, { readonly file: string }>>;
}
const packs = ['enterprise', 'street'].map((pack) => JSON.parse(textOf(`processes/packs/${pack}/pack.json`)) as PackFile);
const knownClauses = new Set(packs.flatMap((pack) => pack.clauses.map((clause) => clause.id)));
const clausesOf = (node: FlowNode) => (node.attributes['clause'] ?? '').split(' ').filter(Boolean);

let diagrams: ShippedDiagram[];
beforeAll(async () => {
  diagrams = await shippedDiagrams();
});

/** What is wrong with any diagram, each with its process in front. */
function faults(find: (diagram: ShippedDiagram) => readonly string[]): string[] {
  return diagrams.flatMap((diagram) => find(diagram).map((fault) => `${diagram.key}: ${fault}`));
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((item, index) => items.slice(index + 1).map((other): [T, T] => [item, other]));
}

function labelsOf(diagram: ShippedDiagram): { owner: string; text: string; box: Box }[] {
  const texts = new Map([...diagram.nodes, ...diagram.flows].map((element) => [element.id, element.name]));
  return [...diagram.shapes, ...diagram.edges].flatMap(([owner, { label }]) => (label ? [{ owner, text: texts.get(owner) ?? '', box: label }] : []));
}

/** A sub-process is drawn around its content, a boundary event on its host. */
function belongTogether(diagram: ShippedDiagram, one: string, other: string): boolean {
  const node = (id: string) => diagram.nodes.find((candidate) => candidate.id === id)!;
  return node(one).parent === other || node(other).parent === one || node(one).host === other || node(other).host === one;
}

describe('the shipped diagrams', () => {
  it('are found, read without a warning, and named like their files', () => {
    expect(diagrams.length).toBeGreaterThanOrEqual(9);
    expect(faults((diagram) => diagram.warnings)).toEqual([]);
    expect(diagrams.filter((diagram) => diagram.processId !== diagram.key).map((diagram) => diagram.key)).toEqual([]);
  });

  it('have kebab-case ids', () => {
    expect(faults((diagram) => diagram.ids.filter((id) => !KEBAB.test(id)))).toEqual([]);
  });

  it('name every step in Chinese', () => {
    expect(faults((diagram) => diagram.nodes.filter((node) => !/\p{Script=Han}/u.test(node.name)).map((node) => node.id))).toEqual([]);
  });

  it('ask a question at every split and name every answer', () => {
    expect(
      faults((diagram) =>
        diagram.nodes
          .filter((node) => SPLITTING.has(node.type) && node.outgoing.length > 1)
          .flatMap((node) => [
            ...(node.name.endsWith('？') ? [] : [`${node.id} asks nothing`]),
            ...diagram.flows.filter((flow) => flow.source === node.id && flow.name === '').map((flow) => `${flow.id} has no name`),
          ]),
      ),
    ).toEqual([]);
  });

  it('say in words what they are for, and in which section a person finds the start', () => {
    expect(faults((diagram) => (diagram.documentation.length > 20 ? [] : ['has no documentation']))).toEqual([]);
    const starts = (diagram: ShippedDiagram) => diagram.nodes.filter((node) => node.type === 'StartEvent' && node.attributes['formKey']);
    expect(faults((diagram) => starts(diagram).filter((node) => !node.attributes['category']).map((node) => node.id))).toEqual([]);
  });
});

describe('the drawing', () => {
  it('shows every element, and nothing else, without colours', () => {
    expect(
      faults((diagram) => [
        ...diagram.nodes.filter((node) => !diagram.shapes.has(node.id)).map((node) => `${node.id} is not drawn`),
        ...diagram.flows.filter((flow) => !diagram.edges.has(flow.id)).map((flow) => `${flow.id} is not drawn`),
        ...(diagram.shapes.size + diagram.edges.size === diagram.nodes.length + diagram.flows.length ? [] : ['draws something unknown']),
        ...(/\b(?:bioc|color):|<bioc|<color/.test(diagram.xml) ? ['is coloured'] : []),
      ]),
    ).toEqual([]);
  });

  it('uses the sizes of the modeler', () => {
    expect(
      faults((diagram) =>
        diagram.nodes.flatMap((node) => {
          const size = Object.entries(SIZES).find(([suffix]) => node.type.endsWith(suffix))?.[1];
          const box = diagram.shapes.get(node.id)!.place;
          return size && (box.width !== size[0] || box.height !== size[1]) ? [node.id] : [];
        }),
      ),
    ).toEqual([]);
  });

  it('keeps shapes apart, and content inside its sub-process', () => {
    expect(
      faults((diagram) => [
        ...pairs([...diagram.shapes])
          .filter(([[one, a], [other, b]]) => !belongTogether(diagram, one, other) && overlap(a.place, b.place, isBoundary(diagram, one, other) ? 0 : SHAPE_AIR))
          .map(([[one], [other]]) => `${one} stands too close to ${other}`),
        ...diagram.nodes
          .filter((node) => node.parent !== diagram.processId && node.host === undefined)
          .filter((node) => !contains(diagram.shapes.get(node.parent)!.place, diagram.shapes.get(node.id)!.place, SHAPE_AIR))
          .map((node) => `${node.id} leaves ${node.parent}`),
      ]),
    ).toEqual([]);
  });

  it('gives every label its own room', () => {
    expect(
      faults((diagram) => {
        const labels = labelsOf(diagram);
        const containers = new Set(diagram.nodes.filter((node) => node.type === 'SubProcess').map((node) => node.id));
        return [
          ...labels.filter(({ text, box }) => !textFits(text, box)).map(({ owner }) => `the label of ${owner} is cut`),
          ...pairs(labels).filter(([a, b]) => overlap(a.box, b.box, LABEL_AIR)).map(([a, b]) => `the labels of ${a.owner} and ${b.owner} overlap`),
          ...labels.flatMap(({ owner, box }) =>
            [...diagram.shapes].filter(([id, shape]) => (containers.has(id) ? crossesBorder(shape.place, box) : overlap(shape.place, box))).map(([id]) => `the label of ${owner} lies on ${id}`),
          ),
          ...labels.flatMap(({ owner, box }) =>
            [...diagram.edges].filter(([, edge]) => segmentsOf(edge.place).some((segment) => runsThrough(segment, box))).map(([id]) => `${id} runs through the label of ${owner}`),
          ),
        ];
      }),
    ).toEqual([]);
  });

  it('writes every name that does not stand inside a shape', () => {
    expect(
      faults((diagram) => [
        ...diagram.nodes.filter((node) => /(Event|Gateway)$/.test(node.type) && !diagram.shapes.get(node.id)!.label).map((node) => node.id),
        ...diagram.flows.filter((flow) => flow.name !== '' && !diagram.edges.get(flow.id)!.label).map((flow) => flow.id),
      ]),
    ).toEqual([]);
  });
});

describe('the flows', () => {
  it('run level or upright, from border to border, through no shape', () => {
    expect(
      faults((diagram) =>
        diagram.flows.flatMap((flow) => {
          const points = diagram.edges.get(flow.id)!.place;
          const strangers = diagram.nodes.filter((node) => ![flow.source, flow.target].includes(node.id) && node.type !== 'SubProcess');
          return [
            ...(segmentsOf(points).every(isOrthogonal) ? [] : [`${flow.id} slants`]),
            ...(touchesBorder(points[0]!, diagram.shapes.get(flow.source)!.place) ? [] : [`${flow.id} does not leave ${flow.source}`]),
            ...(touchesBorder(points.at(-1)!, diagram.shapes.get(flow.target)!.place) ? [] : [`${flow.id} does not reach ${flow.target}`]),
            ...strangers
              // the flow of a boundary event begins on its host's border
              .filter((node) => diagram.nodes.find((one) => one.id === flow.source)!.host !== node.id)
              .filter((node) => segmentsOf(points).some((segment) => runsThrough(segment, diagram.shapes.get(node.id)!.place)))
              .map((node) => `${flow.id} runs through ${node.id}`),
          ];
        }),
      ),
    ).toEqual([]);
  });

  it('do not cross, and share a line only where they leave or reach the same element', () => {
    expect(
      faults((diagram) =>
        pairs(diagram.flows)
          .filter(([a, b]) => !(`${a.id} ${b.id}` in ACCEPTED_CROSSINGS))
          .filter(([a, b]) => {
            const related = a.source === b.source || a.target === b.target;
            const segments = segmentsOf(diagram.edges.get(b.id)!.place);
            return !related && segmentsOf(diagram.edges.get(a.id)!.place).some((one) => segments.some((other) => meeting(one, other)));
          })
          .map(([a, b]) => `${a.id} meets ${b.id}`),
      ),
    ).toEqual([]);
  });
});

describe('what a diagram refers to', () => {
  it('clauses exist, and a person always sees one of each regulation', () => {
    expect(
      faults((diagram) => [
        ...diagram.nodes.flatMap((node) => clausesOf(node).filter((clause) => !knownClauses.has(clause)).map((clause) => `${node.id} cites ${clause}`)),
        ...diagram.nodes
          .filter((node) => node.type === 'UserTask' && !(`${diagram.key}/${node.id}` in UNREGULATED))
          .filter((node) => !['A', 'B'].every((regulation) => clausesOf(node).some((clause) => clause.startsWith(regulation))))
          .map((node) => `${node.id} lacks a clause of one regulation`),
      ]),
    ).toEqual([]);
  });

  it('forms have their files, and every form file is used', () => {
    expect(
      faults((diagram) => {
        const used = new Set(diagram.nodes.flatMap((node) => (node.attributes['formKey'] ? [`${node.attributes['formKey']}.form.json`] : [])));
        return [
          ...diagram.nodes.filter((node) => node.type === 'UserTask' && !node.attributes['formKey']).map((node) => `${node.id} has no form`),
          ...[...used].filter((name) => !diagram.forms.includes(name)).map((name) => `${name} is missing`),
          ...diagram.forms.filter((name) => !used.has(name)).map((name) => `${name} is not used`),
        ];
      }),
    ).toEqual([]);
  });

  it('decisions and deadlines stand in both packs, called processes among the diagrams', () => {
    const keys = diagrams.map((diagram) => diagram.key);
    expect(
      faults((diagram) =>
        diagram.nodes.flatMap(({ id, attributes, type }) => {
          const called = new RegExp(`<bpmn:callActivity id="${id}"[^>]*calledElement="([^"]+)"`).exec(diagram.xml)?.[1];
          const decision = attributes['decisionRef'];
          const codes = ['deadline', 'deadlineRef'].map((name) => attributes[name]).filter((code) => code !== undefined && !code.startsWith('='));
          return [
            ...(type === 'BusinessRuleTask' && !decision ? [`${id} names no decision`] : []),
            ...(decision && !packs.every((pack) => pack.dmn[decision] && existsSync(join(ROOT, 'processes', pack.dmn[decision].file))) ? [`${id} asks for ${decision}`] : []),
            ...codes.filter((code) => !packs.every((pack) => code! in pack.deadlines)).map((code) => `${id} starts ${code}`),
            ...(type === 'CallActivity' && !keys.includes(called!) ? [`${id} calls ${called}`] : []),
          ];
        }),
      ),
    ).toEqual([]);
  });

  it('is told in the README: business key, variables, every person’s step and every clause', () => {
    expect(
      faults((diagram) => {
        const clauses = new Set(diagram.nodes.flatMap(clausesOf));
        const told = new Set(diagram.readme.match(/(?<![\w-])[AB]\d+(?:-\d)?(?:\(\d+\))?[a-z]?(?![\w(])/g));
        return [
          ...['Business key', 'ariables', 'Clauses'].filter((word) => !diagram.readme.includes(word)),
          ...diagram.nodes.filter((node) => node.type === 'UserTask' && !diagram.readme.includes(`\`${node.id}\``)).map((node) => node.id),
          ...[...clauses].filter((clause) => !told.has(clause)),
          ...[...told].filter((clause) => !clauses.has(clause)).map((clause) => `${clause} is cited nowhere`),
        ];
      }),
    ).toEqual([]);
  });
});

describe('the eye of these tests', () => {
  const upright = [{ x: 50, y: 0 }, { x: 50, y: 100 }] as const;
  const level = [{ x: 0, y: 40 }, { x: 100, y: 40 }] as const;
  const box: Box = { x: 40, y: 30, width: 20, height: 20 };

  it('sees lines cross, run together and pass each other', () => {
    expect(meeting(upright, level)).toBe('crossing');
    expect(meeting(level, [{ x: 90, y: 40 }, { x: 190, y: 40 }])).toBe('same line');
    expect(meeting(level, [{ x: 0, y: 41 }, { x: 100, y: 41 }])).toBeUndefined();
    expect(runsThrough(level, box)).toBe(true);
    expect(runsThrough([{ x: 0, y: 30 }, { x: 100, y: 30 }], box)).toBe(false);
  });

  it('sees boxes without air and text without room', () => {
    expect(overlap(box, { ...box, x: 62 }, 4)).toBe(true);
    expect(overlap(box, { ...box, x: 64 }, 4)).toBe(false);
    expect(textFits('逾期满3个工作日', { x: 0, y: 0, width: 90, height: 14 })).toBe(true);
    expect(textFits('逾期满3个工作日', { x: 0, y: 0, width: 60, height: 14 })).toBe(false);
  });
});

function isBoundary(diagram: ShippedDiagram, ...ids: string[]): boolean {
  return diagram.nodes.some((node) => ids.includes(node.id) && node.host !== undefined);
}

function crossesBorder(container: Box, label: Box): boolean {
  return overlap(container, label) && !contains(container, label);
}
