export interface TextPart { text: string; bold?: boolean; href?: string }
export interface TextBlock { tag: 'h3' | 'h4' | 'p' | 'ul'; items: TextPart[][] }

const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(((?:https?:|\/)[^)\s]+)\)/g;

function parts(line: string): TextPart[] {
  const result: TextPart[] = [];
  let from = 0;
  for (const match of line.matchAll(INLINE)) {
    if (match.index > from) result.push({ text: line.slice(from, match.index) });
    result.push(match[1] ? { text: match[1], bold: true } : { text: match[2] ?? '', href: match[3] });
    from = match.index + match[0].length;
  }
  if (from < line.length) result.push({ text: line.slice(from) });
  return result;
}

/** Markdown subset → blocks. Links only to http(s) or to paths of this site. */
export function parseText(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (!line) continue;
    const heading = /^(#+)\s+(.*)$/.exec(line);
    const item = /^(?:[-*]|\d+[.、])\s+(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (heading) blocks.push({ tag: (heading[1]?.length ?? 3) <= 3 ? 'h3' : 'h4', items: [parts(heading[2] ?? '')] });
    else if (item && last?.tag === 'ul') last.items.push(parts(item[1] ?? ''));
    else if (item) blocks.push({ tag: 'ul', items: [parts(item[1] ?? '')] });
    else blocks.push({ tag: 'p', items: [parts(line)] });
  }
  return blocks;
}
