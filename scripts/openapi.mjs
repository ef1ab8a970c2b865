// npm run api               describes the API anew: error codes → src/platform/http, the client's types → client/src/api
// npm run api -- --check    writes nothing and fails when one of them no longer fits the server
//
// The client's types come from the compiled server's own OpenAPI description. The application is created in Nest's
// preview mode: the routes are there, nothing behind them is, so neither a database nor a port is needed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { CannotGoOn, ensureBuild, main, root } from './prepare.mjs';

const CODES = join(root, 'src', 'platform', 'http', 'problem-codes.data.ts');
const TYPES = join(root, 'client', 'src', 'api', 'schema.d.ts');
/** The only places where anything at all may stand; everywhere else a shape without content is a class we forgot. */
const ANYTHING = new Set(['FormComponent.defaultValue', 'DecisionView.outputs']);

await main(async () => {
  const options = process.argv.slice(2);
  const unknown = options.filter((option) => option !== '--check' && !option.startsWith('--dist='));
  if (unknown.length > 0) throw new CannotGoOn(`unknown option ${unknown.join(' ')}; known are --check and --dist=<folder of a compiled server>`);
  const keep = options.includes('--check') ? compare : write;
  const built = options.find((option) => option.startsWith('--dist='))?.slice('--dist='.length);
  keep(CODES, problemCodes());
  if (!built) await ensureBuild('server', console.log);
  const document = tidy(await describe(built ?? join(root, 'dist')));
  complain(document);
  keep(TYPES, await typesOf(document));
});

function write(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  writeFileSync(file, text);
  console.log(`wrote ${relative(root, file)}`);
}

function compare(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) throw new CannotGoOn(`${relative(root, file)} no longer fits the server; run: npm run api`);
}

/** Code and kind of every DomainError, as its `super(code, kind, …)` says. */
function problemCodes() {
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((name) => name.endsWith('.errors.ts'));
  const found = files.flatMap((name) => {
    const text = readFileSync(join(root, 'src', name), 'utf8');
    return [...text.matchAll(/extends DomainError \{[^]*?\bsuper\(\s*'([a-z0-9-]+)',\s*(?:'([a-z-]+)'|[^,]+),/g)].map(([, code, kind]) => ({ code, kind }));
  });
  const rows = found.sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, kind }) => `  ['${code}', ${kind ? `'${kind}'` : 'null'}],`);
  return `import type { ErrorKind } from '../../common';

/** Every code a problem may have, with its kind (null: the kind of what it wraps). Written by \`npm run api\`. */
export const PROBLEM_CODES: ReadonlyArray<readonly [code: string, kind: ErrorKind | null]> = [
${rows.join('\n')}
];
`;
}

async function describe(dist) {
  const require = createRequire(join(dist, 'main.js'));
  require('reflect-metadata');
  const { NestFactory } = require('@nestjs/core');
  const { AppModule } = require('./app.module');
  const { readSettings } = require('./platform/config');
  const { openApiDocument } = require('./platform/http');
  const settings = readSettings({ NODE_ENV: 'test', DATA_DIR: join(tmpdir(), 'qunguan-preview'), LOG_LEVEL: 'silent' }, root);
  const app = await NestFactory.create(AppModule.forRoot(settings), { preview: true, bodyParser: false, logger: false });
  return JSON.parse(JSON.stringify(openApiDocument(app)));
}

/** The same text for the same API: the compiler gives the members of a union in an order that depends on other files. */
function tidy(document) {
  const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node.enum)) node.enum.sort();
    for (const child of Object.values(node)) visit(child);
  };
  visit(document);
  return { ...document, paths: sorted(document.paths), components: { ...document.components, schemas: sorted(document.components.schemas) } };
}

/** What a reader or the client would miss. */
function complain(document) {
  const complaints = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const name = `${method.toUpperCase()} ${path}`;
      if (!operation.summary) complaints.push(`${name} has no doc comment`);
      if (!operation.tags?.every((tag) => /^[a-z-]+$/.test(tag))) complaints.push(`${name} has no @ApiTags`);
      const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
      if (!answer) complaints.push(`${name} has no answer`);
      else if (status !== '204') for (const { schema } of Object.values(answer.content ?? { none: {} })) if (isBlank(schema)) complaints.push(`${name} answers with no known shape`);
    }
  }
  // what Nest calls a property without a type
  if (document.components.schemas.Object) complaints.push('some property of a request has no type: write it or use @ApiProperty');
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (isBlank(schema)) complaints.push(`${name} has no properties`);
    for (const [property, shape] of Object.entries(schema.properties ?? {})) {
      if ((isBlank(shape) || (shape.items && isBlank(shape.items))) && !ANYTHING.has(`${name}.${property}`)) complaints.push(`${name}.${property} has no known shape: use a class of a *.dto.ts or @ApiProperty`);
    }
  }
  if (complaints.length > 0) throw new CannotGoOn(complaints.join('\n'));
}

/** Neither a type nor anything else that says what it is. */
function isBlank(schema) {
  return schema === undefined || !['type', '$ref', 'enum', 'allOf', 'anyOf', 'oneOf', 'additionalProperties', 'properties'].some((key) => key in schema);
}

async function typesOf(document) {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const banner = '// Written by `npm run api` from the OpenAPI description of the server. Do not edit.\n\n';
  return banner + astToString(await openapiTS(document, { defaultNonNullable: false }));
}
