/* Chinese text on paper: which signs may be printed, and where a line may end. Pure. */

/** What stands for a sign the font does not have, as printers always did it. */
export const GETA = '〓';

const NEVER_FIRST = new Set('，。、；：？！）】》”’」』〉…—·％%,.;:?!)]}');
const NEVER_LAST = new Set('（【《“‘「『〈([{');

/** Nothing but what can be seen: no control or direction-changing signs; a sign the font lacks becomes 〓 and is reported. */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean, onMissing: (codePoint: number) => void): string {
  const visible = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(/(?!\n)[\p{Cc}\p{Cf}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu, '');
  return [...visible].map((sign) => {
    const codePoint = sign.codePointAt(0)!;
    if (sign === '\n' || hasGlyph(codePoint)) return sign;
    onMissing(codePoint);
    return GETA;
  }).join('');
}

/**
 * Lines of at most `width`. Chinese breaks between any two signs, but no line begins with 。 or ends with （; words and
 * numbers stay whole unless they are longer than a line.
 */
export function wrapText(text: string, width: number, measure: (sign: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph.trimEnd(), width, measure));
}

function wrapParagraph(paragraph: string, width: number, measure: (sign: string) => number): string[] {
  const widthOf = (piece: string): number => [...piece].reduce((sum, sign) => sum + measure(sign), 0);
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const end = (carried: string[] = []): void => {
    lines.push(line.join('').trimEnd());
    line = carried;
    used = widthOf(carried.join(''));
  };
  for (const piece of piecesOf(paragraph, width, widthOf)) {
    const wide = widthOf(piece);
    if (used + wide > width && line.length > 0) end(carriedOver(line, piece));
    if (line.length === 0 && piece === ' ') continue;
    line.push(piece);
    used += wide;
  }
  end();
  return lines;
}

/** Takes off the line what has to go down with the next piece, so that neither line begins or ends wrongly. */
function carriedOver(line: string[], next: string): string[] {
  const isWrong = (at: number): boolean => NEVER_LAST.has(line[at - 1]!) || NEVER_FIRST.has((line[at] ?? next)[0]!);
  for (let at = line.length; at > 0 && at > line.length - 4; at--) if (!isWrong(at)) return line.splice(at);
  // a row of nothing but such signs breaks anywhere
  return [];
}

/** Words and numbers in one piece, everything else sign by sign. */
function piecesOf(paragraph: string, width: number, widthOf: (piece: string) => number): string[] {
  const pieces = paragraph.match(/[A-Za-z0-9_.:/@#&=+\-]+(?:\([A-Za-z0-9]+\)[A-Za-z0-9]*)*|[^]/gu) ?? [];
  return pieces.flatMap((piece) => (widthOf(piece) > width ? [...piece] : [piece]));
}
