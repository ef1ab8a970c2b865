import { planReturn } from './return-scope.policy';

/** `a>b` is a flow; `s.x` means x inside the sub-process s; `!x@a` a boundary event on a; names with `join` are parallel gateways. */
function outline(text: string): Parameters<typeof planReturn>[0] {
  const parts = text.trim().split(/\s+/);
  const elements = new Map<string, { id: string; type: string; parentId?: string; attachedTo?: string; gov: object; camunda: object; triggers: [] }>();
  const add = (path: string, attachedTo?: string): string => {
    const names = path.split('.');
    names.forEach((id, index) => elements.set(id, elements.get(id) ?? { id, type: /join/.test(id) ? 'parallelGateway' : 'task', parentId: names[index - 1], attachedTo, gov: {}, camunda: {}, triggers: [] }));
    return names.at(-1)!;
  };
  const flows = parts.flatMap((part) => {
    const boundary = /^!(\S+)@(\S+)$/.exec(part);
    if (boundary) {
      add(boundary[1]!, boundary[2]);
      return [];
    }
    const stops = part.split('>').map((stop) => add(stop));
    return stops.slice(1).map((target, index) => ({ id: `${stops[index]}-${target}`, source: stops[index], target }));
  });
  return { elements: [...elements.values()], flows } as never;
}

describe('what ends when a case goes back', () => {
  it.each([
    ['the step itself', 's>a>b>c', 'a', ['c'], ['c'], []],
    ['every branch that came from there', 's>a>fork>b>join fork>c>d>join join>e', 'a', ['b', 'd'], ['b', 'd'], []],
    ['a join that waits for branches that came from there', 's>a>fork>b>join fork>c>join', 'a', ['c', 'join'], ['c', 'join'], []],
    ['only its own branch, when the step lies in it', 's>fork fork>b>c>join fork>d>join join>e', 'b', ['c', 'd'], ['c'], []],
    ['its own branch, and not what waits at the join', 's>fork fork>b>c>join fork>d>join join>e', 'b', ['c', 'join'], ['c'], []],
    ['the own branch only, also when the diagram draws ways back', 's>a>fork fork>b>c>join fork>d>join join>x x>a x>e', 'b', ['c', 'd'], ['c'], []],
    ['what is behind the join; the other branches stay done', 's>fork fork>b>join fork>c>join fork>d>join join>e', 'b', ['e'], ['e'], ['join', 'join']],
    ['what is behind both joins, from an inner branch', 's>f1 f1>f2 f2>a>join2 f2>b>join2 join2>join1 f1>c>join1 join1>e', 'a', ['e'], ['e'], ['join2', 'join1']],
    ['nothing of another branch', 's>fork fork>b>c>join fork>d>join join>e', 'd', ['c', 'join'], [], []],
    ['a step that had gone back already', 's>a>b>x x>a x>c', 'a', ['c'], ['c'], []],
    ['a whole sub-process that began after it', 's>a>p>e p.ps>p.x>p.y', 'a', ['p', 'y'], ['p'], []],
    ['the steps inside, when both lie in one sub-process', 's>a>p>e p.ps>p.x>p.y', 'x', ['p', 'y'], ['y'], []],
    ['what follows a sub-process, when the step lies in it', 's>p>b p.ps>p.x>p.y', 'x', ['b'], ['b'], []],
    ['what a boundary event of it began', 's>a>b !t@a t>c', 'a', ['c'], ['c'], []],
  ])('%s', (_what, text, target, living, end, standIns) => {
    expect(planReturn(outline(text), target, living)).toEqual({ end, standIns });
  });
});
