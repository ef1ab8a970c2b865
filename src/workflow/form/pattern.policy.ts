const MAX_LENGTH = 200;
const MAX_UNLIMITED = 2;

/**
 * Is the time this pattern takes bounded by what a field may hold? Patterns run on the host while others wait: one whose
 * repeated part repeats or chooses again can take longer than a life, and references back are no better.
 */
export function isQuickPattern(pattern: string): boolean {
  if (pattern.length > MAX_LENGTH || /\\[1-9k]/.test(pattern)) return false;
  // escaped characters and classes are one letter each
  const plain = pattern.replace(/\\(?:[pPu]\{[^}]*\}|.)/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const unlimited = plain.match(/[*+]|\{\d+,\}/g) ?? [];
  return unlimited.length <= MAX_UNLIMITED && !repeatsRepetition(plain);
}

function repeatsRepetition(plain: string): boolean {
  const groups: { varies: boolean }[] = [];
  for (let index = 0; index < plain.length; index++) {
    const mark = plain[index]!;
    if (mark === '(') {
      groups.push({ varies: false });
      if (plain[index + 1] === '?') index++;
      continue;
    }
    if (mark === '|' || isRepetition(plain, index) || (mark === '?' && !isRepetition(plain, index - 1))) for (const group of groups) group.varies = true;
    if (mark === ')' && groups.pop()?.varies && isRepetition(plain, index + 1)) return true;
  }
  return false;
}

function isRepetition(plain: string, index: number): boolean {
  return plain[index] === '*' || plain[index] === '+' || /^\{\d+(,\d*)?\}/.test(plain.slice(index, index + 20));
}
