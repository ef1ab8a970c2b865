import type { Import } from './source-files';

/** From the ground up: a floor imports only from floors below it. */
export const FLOORS = ['common', 'platform', 'engine', 'workflow', 'governance', 'demo', 'operations'] as const;
const TOP = FLOORS.length;

/** `src/<floor>/<module>`; `common`, `engine` and `demo` are one module each; the rest of `src` is the roof. */
export function moduleOf(path: string): string {
  const [, floor = '', second = ''] = path.split('/');
  if (!(FLOORS as readonly string[]).includes(floor)) return 'src';
  return floor === 'common' || floor === 'engine' || floor === 'demo' ? `src/${floor}` : `src/${floor}/${second.replace(/\.ts$/, '')}`;
}

export function floorOf(path: string): number {
  const floor = FLOORS.findIndex((name) => path.startsWith(`src/${name}/`) || path === `src/${name}`);
  return floor < 0 ? TOP : floor;
}

/** What is wrong with one import, in words that teach; nothing when it is fine. */
export function complaintAbout({ file, specifier, target }: Import): string | undefined {
  if (target === undefined) return packageComplaint(file, specifier);
  if (!target.startsWith('src/') && target !== 'src') return `${file} imports ${specifier}, which is outside of src`;
  const [from, to] = [moduleOf(file), moduleOf(target)];
  if (from === to) return undefined;
  if (floorOf(target) > floorOf(file)) {
    return `${file} imports ${target}, a floor above its own: declare a registry or an event and let the upper floor register itself`;
  }
  if (to !== 'src' && !isDoor(target, to)) return `${file} reaches into ${target}: import ${to} (its index.ts)`;
  return undefined;
}

/** Beside its own index the engine has side doors for expressions, decisions and state rows; the adapter has none. */
const ENGINE_SIDE_DOOR = /^src\/engine\/(decision|definition|expression|store)(\/index)?$/;

function isDoor(target: string, module: string): boolean {
  return target === module || target === `${module}/index` || ENGINE_SIDE_DOOR.test(target);
}

const NEST_EXCEPTIONS = 'DomainError subclasses say what happened; only platform/http knows status codes';
const HOMES: ReadonlyArray<{ package: RegExp; home: RegExp; why: string }> = [
  {
    package: /^typeorm(\/|$)/,
    home: /\.(entity|repository|queries)\.ts$|^src\/platform\/database\//,
    why: 'the ORM belongs in *.entity.ts, *.repository.ts, *.queries.ts and platform/database',
  },
  { package: /^bpmn-server(\/|$)/, home: /^src\/engine\/bpmn-server\//, why: 'the engine is entered through src/engine' },
  { package: /^express$|^helmet$|^@nestjs\/throttler$/, home: /^src\/platform\/(http|files)\//, why: 'the web stays in platform/http' },
];

function packageComplaint(file: string, specifier: string): string | undefined {
  if (file.startsWith('src/common/') && !specifier.startsWith('node:')) return `${file} imports ${specifier}: common imports nothing`;
  const broken = HOMES.find((rule) => rule.package.test(specifier) && !rule.home.test(file));
  return broken && `${file} imports ${specifier}: ${broken.why}`;
}

/** Nest's own HTTP exceptions outside of the door. */
export function throwsHttp(file: string, text: string): string | undefined {
  const name = /\b(HttpException|(?:BadRequest|Unauthorized|Forbidden|NotFound|Conflict|UnprocessableEntity|InternalServerError)Exception)\b/.exec(text)?.[1];
  return name && !file.startsWith('src/platform/http/') ? `${file} uses ${name}: ${NEST_EXCEPTIONS}` : undefined;
}

/** A circle in the graph of modules, as a list that begins and ends with the same one. */
export function findCircle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | undefined => {
    const at = path.indexOf(node);
    if (at >= 0) return [...path.slice(at), node];
    if (done.has(node)) return undefined;
    path.push(node);
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next);
      if (circle) return circle;
    }
    path.pop();
    done.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node);
    if (circle) return circle;
  }
  return undefined;
}
