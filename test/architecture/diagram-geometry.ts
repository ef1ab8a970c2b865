/** What the eye sees of a diagram: boxes, lines, and where they get in each other's way. Pure. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export type Segment = readonly [Point, Point];

/** bpmn-js writes external labels in 11 px; a Chinese character is as wide as it is high. */
const CHARACTER = 11;
const LATIN = 6.2;

/** Closer than `air` pixels counts as overlapping. */
export function overlap(a: Box, b: Box, air = 0): boolean {
  return a.x < b.x + b.width + air && b.x < a.x + a.width + air && a.y < b.y + b.height + air && b.y < a.y + a.height + air;
}

export function contains(outer: Box, inner: Box, air = 0): boolean {
  return (
    inner.x >= outer.x + air &&
    inner.y >= outer.y + air &&
    inner.x + inner.width <= outer.x + outer.width - air &&
    inner.y + inner.height <= outer.y + outer.height - air
  );
}

export function segmentsOf(waypoints: readonly Point[]): Segment[] {
  return waypoints.slice(1).map((point, index) => [waypoints[index]!, point] as const);
}

export function isOrthogonal([a, b]: Segment): boolean {
  return a.x === b.x || a.y === b.y;
}

/** How two orthogonal segments meet: crossing in a point, running on one line, or not at all. */
export function meeting([a, b]: Segment, [c, d]: Segment): 'crossing' | 'same line' | undefined {
  const firstUpright = a.x === b.x;
  const secondUpright = c.x === d.x;
  if (firstUpright === secondUpright) {
    const sameLine = firstUpright ? a.x === c.x : a.y === c.y;
    const [from, to] = firstUpright ? [span(a.y, b.y), span(c.y, d.y)] : [span(a.x, b.x), span(c.x, d.x)];
    return sameLine && from[0] < to[1] && to[0] < from[1] ? 'same line' : undefined;
  }
  const [upright, level] = firstUpright ? [[a, b] as const, [c, d] as const] : [[c, d] as const, [a, b] as const];
  const [left, right] = span(level[0].x, level[1].x);
  const [top, bottom] = span(upright[0].y, upright[1].y);
  const inside = left <= upright[0].x && upright[0].x <= right && top <= level[0].y && level[0].y <= bottom;
  return inside ? 'crossing' : undefined;
}

/** The line goes through the box; running along its border does not count. */
export function runsThrough([a, b]: Segment, box: Box): boolean {
  const [left, right] = span(a.x, b.x);
  const [top, bottom] = span(a.y, b.y);
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
}

export function touchesBorder(point: Point, box: Box): boolean {
  const onSide = (point.x === box.x || point.x === box.x + box.width) && point.y >= box.y && point.y <= box.y + box.height;
  const onTop = (point.y === box.y || point.y === box.y + box.height) && point.x >= box.x && point.x <= box.x + box.width;
  return onSide || onTop;
}

/** Whether the text fits its label without being broken into more lines than there is height for. */
export function textFits(text: string, box: Box): boolean {
  const width = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 0x2e7f ? CHARACTER : LATIN), 0);
  const lines = Math.floor(box.height / (CHARACTER * 1.2));
  return lines >= 1 && Math.ceil(width / lines / CHARACTER - 0.5) * CHARACTER <= box.width;
}

function span(one: number, other: number): [number, number] {
  return one < other ? [one, other] : [other, one];
}
