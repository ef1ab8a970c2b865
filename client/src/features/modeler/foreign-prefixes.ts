const TAG = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|(<\/?)([^\s>/!?]+)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"]*"|'[^']*'))*)(\s*\/?>)/g;
const ATTRIBUTE = /(\s+)([^\s=>/]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * Renames the prefixes a file uses for something else than the editor does (`camunda` for an Activiti namespace): the
 * editor reads such a file, but could not write it again. `ours`: prefix → namespace. The file means the same afterwards.
 */
export function withoutPrefixClashes(text: string, ours: ReadonlyMap<string, string>): string {
  const names = clashes(text, ours);
  if (names.size === 0) return text;
  const renamed = (name: string): string => {
    const [, declaration = '', prefix = '', local] = /^(xmlns:)?([^:]+)(:.+)?$/.exec(name) ?? [];
    const to = names.get(prefix);
    return to !== undefined && (declaration !== '') === (local === undefined) ? `${declaration}${to}${local ?? ''}` : name;
  };
  return text.replace(TAG, (whole, open?: string, name?: string, attributes?: string, close?: string) =>
    name === undefined ? whole : `${open}${renamed(name)}${attributes!.replace(ATTRIBUTE, (_all, space: string, attribute: string, equals: string, value: string) => `${space}${renamed(attribute)}${equals}${value}`)}${close}`,
  );
}

/** prefix → the name it gets; a prefix that stands for both in one file is left alone. */
function clashes(text: string, ours: ReadonlyMap<string, string>): Map<string, string> {
  const meant = new Map<string, Set<string>>();
  for (const [, prefix, , uri] of text.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(["'])(.*?)\2/g)) meant.set(prefix!, (meant.get(prefix!) ?? new Set()).add(uri!));
  const names = new Map<string, string>();
  for (const [prefix, uris] of meant) {
    const own = ours.get(prefix);
    if (own === undefined || uris.has(own)) continue;
    let name = `other-${prefix}`;
    while (meant.has(name)) name += '-x';
    names.set(prefix, name);
  }
  return names;
}
