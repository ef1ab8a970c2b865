import { join } from 'node:path';
import ts from 'typescript';
import { PROBLEM_CODES } from '../../src/platform/http';
import { filesBelow, ROOT, sourceFiles, textOf } from './source-files';

interface ErrorClass {
  readonly file: string;
  readonly name: string;
  readonly code: string | undefined;
  readonly kind: string | undefined;
  readonly zh: string | undefined;
  readonly en: string | undefined;
  /** the sentence comes from a parameter; its type `Sentence` demands both languages */
  readonly isComputed: boolean;
}

const KINDS = ['invalid-input', 'unauthenticated', 'forbidden', 'not-found', 'conflict', 'too-large', 'unprocessable', 'too-many-requests', 'unavailable'];

/** Classes that extend DomainError, with what their `super(code, kind, { zh, en })` says. */
function errorClassesIn(file: string, text: string): ErrorClass[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: ErrorClass[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node) && extendsDomainError(node) && !isAbstract(node)) found.push(describeClass(file, node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function extendsDomainError(node: ts.ClassDeclaration): boolean {
  return (node.heritageClauses ?? []).some((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword && clause.types.some((type) => type.expression.getText() === 'DomainError'));
}

function isAbstract(node: ts.ClassDeclaration): boolean {
  return (node.modifiers ?? []).some((modifier) => modifier.kind === ts.SyntaxKind.AbstractKeyword);
}

function describeClass(file: string, node: ts.ClassDeclaration): ErrorClass {
  let call: ts.CallExpression | undefined;
  const visit = (child: ts.Node): void => {
    if (ts.isCallExpression(child) && child.expression.kind === ts.SyntaxKind.SuperKeyword) call = child;
    ts.forEachChild(child, visit);
  };
  visit(node);
  const [code, kind, sentence] = call?.arguments ?? [];
  const part = (name: string): string | undefined => {
    const property = sentence && ts.isObjectLiteralExpression(sentence) ? sentence.properties.find((candidate) => candidate.name?.getText() === name) : undefined;
    return property && ts.isPropertyAssignment(property) ? property.initializer.getText() : property?.name?.getText();
  };
  const literal = (argument: ts.Expression | undefined) => (argument && ts.isStringLiteralLike(argument) ? argument.text : undefined);
  const isComputed = sentence !== undefined && !ts.isObjectLiteralExpression(sentence);
  return { file, name: node.name?.text ?? '?', code: literal(code), kind: literal(kind) ?? kind?.getText(), zh: part('zh'), en: part('en'), isComputed };
}

const errors = filesBelow('src', /\.errors\.ts$/).flatMap((file) => errorClassesIn(file, textOf(file)));
const label = (error: ErrorClass) => `${error.file} ${error.name}`;

describe('errors', () => {
  it('are there', () => expect(errors.length).toBeGreaterThan(20));

  it('have a kebab-case code of their own', () => {
    expect(errors.filter((error) => !/^[a-z]+(-[a-z0-9]+)*$/.test(error.code ?? '')).map(label)).toEqual([]);
    const byCode = new Map<string, string[]>();
    for (const error of errors) byCode.set(error.code!, [...(byCode.get(error.code!) ?? []), label(error)]);
    expect([...byCode.values()].filter((owners) => owners.length > 1)).toEqual([]);
  });

  it('are listed in OpenAPI (npm run api)', () => {
    const wanted = errors.map(({ code, kind }) => [code, KINDS.includes(kind ?? '') ? kind : null]);
    expect([...PROBLEM_CODES].map(String).sort()).toEqual(wanted.map(String).sort());
  });

  it('are of a known kind, or of the kind of what they wrap', () => {
    const isKnown = (kind: string | undefined) => kind !== undefined && (KINDS.includes(kind) || /\bkind\b/.test(kind));
    expect(errors.filter((error) => !isKnown(error.kind)).map(label)).toEqual([]);
  });

  it('say a sentence in Chinese and one in English', () => {
    const han = /\p{Script=Han}/u;
    const fixed = (text: string) => text.replace(/\$\{[^}]*\}/g, '');
    const isLiteral = (text: string) => /^['"`]/.test(text);
    const wrong = errors.filter(({ zh, en, isComputed }) => {
      if (isComputed) return false;
      return !zh || !en || (isLiteral(zh) && !han.test(fixed(zh))) || (isLiteral(en) && han.test(fixed(en)));
    });
    expect(wrong.map((error) => `${label(error)}: ${error.zh} / ${error.en}`)).toEqual([]);
  });

  it('stand in *.errors.ts files and nowhere else', () => {
    const strays = sourceFiles().filter((file) => !file.endsWith('.errors.ts') && /extends DomainError\b/.test(textOf(file)));
    expect(strays).toEqual([]);
  });

  it('can all be loaded', () => {
    for (const file of new Set(errors.map((error) => error.file))) expect(Object.keys(require(join(ROOT, file))).length).toBeGreaterThan(0);
  });

  it('are noticed by this test when they are wrong', () => {
    const [wrong] = errorClassesIn('x.errors.ts', `class X extends DomainError { constructor() { super('Bad_Code', 'nope', { zh: 'x' }); } }`);
    expect(wrong).toMatchObject({ code: 'Bad_Code', kind: 'nope', zh: "'x'", en: undefined });
  });
});
