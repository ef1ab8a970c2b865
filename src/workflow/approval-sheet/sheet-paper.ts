import PDFDocument from 'pdfkit';
import { printable, wrapText } from './sheet-text.policy';

export const INK = '#151b22';
export const GREY = '#5b6673';
export const RED = '#b0241a';
const LINE = '#9aa5b1';
const HEAD_FILL = '#f0f3f6';
const PAD = 5;

export const LEFT = 50;
export const WIDTH = 495;
export const TOP = 62;
/** lowest place for content; the foot stands below */
export const BOTTOM = 778;

const FONTS = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

export interface Style {
  readonly font?: keyof typeof FONTS;
  readonly size?: number;
  readonly color?: string;
}

/** A piece of text in one style; a cell holds several below each other. */
export interface Span extends Style {
  readonly text: string;
}

export interface Cell {
  readonly spans?: readonly Span[];
  readonly picture?: Uint8Array;
  readonly isHead?: boolean;
}

/** A column by its width. */
type Grid = readonly number[];

interface SetLine extends Required<Style> {
  readonly text: string;
  readonly height: number;
}

const PICTURE = 44;
/** less than this is no room for the beginning of a row */
const LEAST = 36;
/** heading and head of a table together, at most */
const HEADS = 80;

/** An A4 paper that is filled from the top: text in Chinese, tables whose rows and heads go on over the page. */
export class SheetPaper {
  readonly missing = new Set<number>();
  y = TOP;
  private readonly widths = new Map<string, number>();

  private constructor(
    readonly document: PDFKit.PDFDocument,
    private readonly onNewPage: (paper: SheetPaper) => void,
  ) {}

  static open(info: PDFKit.DocumentInfo, onNewPage: (paper: SheetPaper) => void): SheetPaper {
    // margin 0: nothing but us begins a new page
    const document = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, lang: 'zh-CN', displayTitle: true, info });
    for (const [name, file] of Object.entries(FONTS)) document.registerFont(name, require.resolve(file));
    return new SheetPaper(document, onNewPage);
  }

  newPage(): void {
    this.document.addPage();
    this.y = TOP;
    this.onNewPage(this);
  }

  /** Goes to the next page unless this much fits on this one. */
  makeRoom(height: number): void {
    if (this.y + height > BOTTOM) this.newPage();
  }

  /** The lines of a text in a width, each with its height. */
  set(span: Span, width: number): SetLine[] {
    const style = { font: span.font ?? 'regular', size: span.size ?? 9.5, color: span.color ?? INK } as const;
    this.document.font(style.font).fontSize(style.size);
    const text = printable(span.text, (codePoint) => this.hasGlyph(codePoint), (codePoint) => this.missing.add(codePoint));
    const measure = (sign: string): number => this.widthOf(sign, style);
    return wrapText(text, width, measure).map((line) => ({ ...style, text: line, height: style.size * 1.5 }));
  }

  write(lines: readonly SetLine[], x: number, y: number, align?: { readonly width: number; readonly to: 'center' | 'right' }): void {
    let at = y;
    for (const line of lines) {
      this.document.font(line.font).fontSize(line.size).fillColor(line.color);
      const indent = align ? (align.width - this.document.widthOfString(line.text)) / (align.to === 'center' ? 2 : 1) : 0;
      if (line.text !== '') this.document.text(line.text, x + indent, at, { lineBreak: false });
      at += line.height;
    }
  }

  /** Never left alone at the foot of a page: `next` is how much of what follows has to stand below it. */
  heading(text: string, next: number): void {
    const lines = this.set({ text, font: 'bold', size: 11 }, WIDTH);
    const height = heightOfLines(lines) + 4;
    this.makeRoom(12 + height + next);
    this.y += 12;
    this.write(lines, LEFT, this.y);
    this.y += height;
  }

  /** A table under its heading and head; the head stands again on every page. */
  table(grid: Grid, heading: string | undefined, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const top = head.map((text): Cell => ({ isHead: true, spans: [{ text, font: 'bold', size: 9 }] }));
    const first = rows[0] ? this.heightOf(grid, rows[0]) : 0;
    // a first row longer than any page begins anywhere
    const next = this.heightOf(grid, top) + (first > BOTTOM - TOP - HEADS ? LEAST : first);
    if (heading === undefined) this.makeRoom(next);
    else this.heading(heading, next);
    this.row(grid, top);
    for (const cells of rows) this.row(grid, cells, top);
  }

  /** One row; higher than the rest of the page it goes to the next one, higher than any page it is divided. */
  row(grid: Grid, cells: readonly Cell[], head?: readonly Cell[]): void {
    let rest = cells.map((cell, index) => this.linesOf(cell, grid[index]!));
    const pictures = cells.map((cell) => cell.picture);
    const whole = this.heightOf(grid, cells);
    const room = BOTTOM - TOP - (head ? this.heightOf(grid, head) : 0);
    if (whole <= room) {
      if (this.y + whole > BOTTOM) this.nextPageOf(grid, head);
      this.draw(grid, cells, rest, pictures, whole);
      return;
    }
    while (rest.some((lines) => lines.length > 0)) {
      if (BOTTOM - this.y < LEAST) this.nextPageOf(grid, head);
      const divided = rest.map((lines) => divide(lines, BOTTOM - this.y - 2 * PAD));
      const now = divided.map(([fits]) => fits);
      this.draw(grid, cells, now, [], Math.max(...now.map(heightOfLines)) + 2 * PAD);
      rest = divided.map(([, later]) => later);
      if (rest.some((lines) => lines.length > 0)) this.nextPageOf(grid, head);
    }
  }

  /** A damaged picture is known before there is a place for it. */
  canDraw(picture: Uint8Array | undefined): boolean {
    if (!picture) return false;
    try {
      return (this.document as unknown as { openImage(content: Uint8Array): { readonly width?: number } }).openImage(picture).width! > 0;
    } catch {
      return false;
    }
  }

  /** How many lines a text takes in a column. */
  countLines(text: string, width: number): number {
    return this.set({ text }, width - 2 * PAD).length;
  }

  private nextPageOf(grid: Grid, head: readonly Cell[] | undefined): void {
    this.newPage();
    if (head) this.row(grid, head);
  }

  private draw(grid: Grid, cells: readonly Cell[], lines: readonly (readonly SetLine[])[], pictures: readonly (Uint8Array | undefined)[], height: number): void {
    let x = LEFT;
    for (const [index, width] of grid.entries()) {
      if (cells[index]?.isHead) this.document.rect(x, this.y, width, height).fill(HEAD_FILL);
      this.document.lineWidth(0.5).rect(x, this.y, width, height).stroke(LINE);
      const picture = pictures[index];
      if (picture) this.document.image(Buffer.from(picture), x + PAD, this.y + PAD, { fit: [width - 2 * PAD, PICTURE], align: 'center', valign: 'center' });
      this.write(lines[index] ?? [], x + PAD, this.y + PAD);
      x += width;
    }
    this.y += height;
  }

  private heightOf(grid: Grid, cells: readonly Cell[]): number {
    const heights = cells.map((cell, index) => Math.max(heightOfLines(this.linesOf(cell, grid[index]!)), cell.picture ? PICTURE : 0));
    return Math.max(...heights, 0) + 2 * PAD;
  }

  private linesOf(cell: Cell, width: number): SetLine[] {
    return (cell.spans ?? []).filter(({ text }) => text !== '').flatMap((span) => this.set(span, width - 2 * PAD));
  }

  private widthOf(sign: string, { font, size }: Required<Style>): number {
    const key = `${font}${size}${sign}`;
    let width = this.widths.get(key);
    if (width === undefined) this.widths.set(key, (width = this.document.widthOfString(sign)));
    return width;
  }

  /** pdfkit offers no question for it; the font it has opened does. */
  private hasGlyph(codePoint: number): boolean {
    const { font } = (this.document as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } })._font;
    return font.hasGlyphForCodePoint(codePoint);
  }
}

function heightOfLines(lines: readonly SetLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** As many lines as fit, at least one so that it always goes on. */
function divide(lines: readonly SetLine[], room: number): [SetLine[], SetLine[]] {
  let height = 0;
  const count = lines.findIndex((line) => (height += line.height) > room);
  const at = count < 0 ? lines.length : Math.max(count, 1);
  return [lines.slice(0, at), lines.slice(at)];
}
