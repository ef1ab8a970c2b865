import { complaintAbout, findCircle, moduleOf, throwsHttp } from './import-rules';
import { filesBelow, importsIn, sourceFiles, textOf } from './source-files';

const imports = sourceFiles().flatMap((file) => importsIn(file, textOf(file)));

describe('the house', () => {
  it('is entered floor by floor and module by module', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(complaintAbout).filter(Boolean)).toEqual([]);
  });

  it('has no circles between modules', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of imports) {
      if (target === undefined || moduleOf(file) === moduleOf(target)) continue;
      edges.set(moduleOf(file), (edges.get(moduleOf(file)) ?? new Set()).add(moduleOf(target)));
    }
    expect(findCircle(edges)).toBeUndefined();
  });

  it('patches no circle with forwardRef', () => {
    expect(sourceFiles().filter((file) => /\bforwardRef\s*\(/.test(textOf(file)))).toEqual([]);
  });

  it('keeps status codes at the door', () => {
    expect(sourceFiles().map((file) => throwsHttp(file, textOf(file))).filter(Boolean)).toEqual([]);
  });

  it('reads the environment in one place and the wall clock in few', () => {
    const environment = /^src\/(platform\/config\/|main\.ts)/;
    // bpmn-server stamps its own items; nothing of ours reads those stamps
    const clocks = /^src\/(platform\/clock\/|common\/id\.ts|engine\/bpmn-server\/)/;
    const found = sourceFiles().flatMap((file) => {
      const code = textOf(file).replace(/\/\*[^]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
      return [
        ...(/\bprocess\.env\b/.test(code) && !environment.test(file) ? [`${file} reads process.env: take it from Settings`] : []),
        ...(/\bDate\.now\(\)|\bnew Date\(\)/.test(code) && !clocks.test(file) ? [`${file} reads the wall clock: inject BusinessClock or SystemClock`] : []),
      ];
    });
    expect(found).toEqual([]);
  });

  it('never saves through the entity manager and never synchronizes a schema', () => {
    const offenders = sourceFiles().filter((file) => /\.(repository|queries)\.ts$/.test(file) && /\.save\s*\(/.test(textOf(file)));
    expect(offenders).toEqual([]);
    expect(sourceFiles().filter((file) => /synchronize\s*:\s*true/.test(textOf(file)))).toEqual([]);
  });

  it('lets only client/src/bpmn import bpmn-js, and the client nothing of the server', () => {
    const client = filesBelow('client/src', /\.(ts|vue)$/).flatMap((file) => importsIn(file, textOf(file)));
    const complaints = client.flatMap(({ file, specifier, target }) => [
      ...(/^(bpmn-js|diagram-js|camunda-bpmn)/.test(specifier) && !file.startsWith('client/src/bpmn/') ? [`${file} imports ${specifier}`] : []),
      ...(target !== undefined && !target.startsWith('client/') ? [`${file} imports ${target}`] : []),
    ]);
    expect(complaints).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const complaint = (file: string, text: string) => importsIn(file, text).map(complaintAbout).find(Boolean);

  it.each([
    ['a floor above', 'src/platform/http/a.ts', `import { X } from '../../workflow/job';`, /floor above/],
    ['the roof', 'src/demo/a.ts', `import { AppModule } from '../app.module';`, /floor above/],
    ['another module’s inside', 'src/governance/group/a.ts', `import { X } from '../policy/policy.service';`, /reaches into src\/governance\/policy/],
    ['the inside of the engine', 'src/workflow/job/a.ts', `export * from '../../engine/bpmn-server/adapter';`, /reaches into src\/engine/],
    ['typeorm in a service', 'src/workflow/job/job.service.ts', `import { In } from 'typeorm';`, /ORM belongs/],
    ['bpmn-server outside its adapter', 'src/engine/store/a.ts', `const x = require('bpmn-server/dist/x');`, /entered through/],
    ['anything in common', 'src/common/a.ts', `import { Injectable } from '@nestjs/common';`, /common imports nothing/],
    ['a test helper', 'src/platform/http/a.ts', `import { x } from '../../../test/support/x';`, /outside of src/],
    ['a lazy import', 'src/platform/http/a.ts', `await import('../../workflow/job');`, /floor above/],
  ])('notice %s', (_what, file, text, message) => expect(complaint(file, text)).toMatch(message));

  it.each([
    ['src/governance/group/group.service.ts', `import { A } from '../policy';\nimport { B } from '../../workflow/job';\nimport { C } from './group.policy';`],
    ['src/workflow/job/job.repository.ts', `import { In } from 'typeorm';`],
    ['src/workflow/job/job.service.ts', `// import { In } from 'typeorm';\n/* from 'typeorm' */`],
    ['src/main.ts', `import { AppModule } from './app.module';\nimport { X } from './platform/http';`],
  ])('allow what is right in %s', (file, text) => expect(complaint(file, text)).toBeUndefined());

  it('find a circle wherever it begins', () => {
    const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
    expect(findCircle(graph({ a: ['b', 'c'], b: ['c'], c: [] }))).toBeUndefined();
    expect(findCircle(graph({ x: ['a'], a: ['b'], b: ['c'], c: ['a'] }))).toEqual(['a', 'b', 'c', 'a']);
  });
});
