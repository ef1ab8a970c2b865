const KEYWORDS = new Set('if then else and or not null true false in some every satisfies for return between instance of function'.split(' '));

/** Variables a FEEL expression reads, by their first name. Literals, functions and what stands behind a dot are none. */
export function namesRead(expression: string): string[] {
  const text = expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const found = [...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)].filter(({ 0: name, index }) => {
    const before = text.slice(0, index).trimEnd().at(-1);
    const after = text.slice(index + name.length).trimStart().at(0);
    return before !== '.' && after !== '(' && !KEYWORDS.has(name);
  });
  return [...new Set(found.map(([name]) => name))];
}
