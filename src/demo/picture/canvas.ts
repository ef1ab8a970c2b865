import { crc32, deflateSync } from 'node:zlib';
import { GLYPH_HEIGHT, GLYPH_WIDTH, GLYPHS } from './glyphs.data';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A small picture in a few colours, painted by rectangles, discs and letters, and written as an indexed PNG. */
export class Canvas {
  private readonly pixels: Buffer;
  private readonly palette: string[] = [];

  /** Colours are `rrggbb`. */
  constructor(
    readonly width: number,
    readonly height: number,
    background: string,
  ) {
    this.pixels = Buffer.alloc(width * height, this.indexOf(background));
  }

  box(x: number, y: number, width: number, height: number, colour: string): void {
    const index = this.indexOf(colour);
    const [left, right] = [clamp(x, this.width), clamp(x + width, this.width)];
    for (let row = clamp(y, this.height); row < clamp(y + height, this.height); row += 1) {
      if (right > left) this.pixels.fill(index, row * this.width + left, row * this.width + right);
    }
  }

  disc(x: number, y: number, radius: number, colour: string): void {
    for (let dy = -radius; dy <= radius; dy += 1) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
      this.box(x - half, y + dy, half * 2 + 1, 1, colour);
    }
  }

  /** A box with soft corners. */
  card(x: number, y: number, width: number, height: number, colour: string): void {
    this.box(x + 2, y, width - 4, height, colour);
    this.box(x, y + 2, width, height - 4, colour);
    this.box(x + 1, y + 1, width - 2, height - 2, colour);
  }

  /** Letters of the small alphabet; what it lacks stays blank. */
  text(x: number, y: number, words: string, colour: string, scale = 2): void {
    [...words.toUpperCase()].forEach((letter, n) => {
      GLYPHS[letter]?.split(' ').forEach((line, row) =>
        [...line].forEach((dot, column) => {
          if (dot === '#') this.box(x + (n * (GLYPH_WIDTH + 1) + column) * scale, y + row * scale, scale, scale, colour);
        }),
      );
    });
  }

  centred(y: number, words: string, colour: string, scale = 2): void {
    this.text(Math.round((this.width - Canvas.textWidth(words, scale)) / 2), y, words, colour, scale);
  }

  static textWidth(words: string, scale = 2): number {
    return [...words].length * (GLYPH_WIDTH + 1) * scale - scale;
  }

  static textHeight(scale = 2): number {
    return GLYPH_HEIGHT * scale;
  }

  png(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
    const rows = Buffer.alloc((this.width + 1) * this.height);
    for (let row = 0; row < this.height; row += 1) this.pixels.copy(rows, row * (this.width + 1) + 1, row * this.width, (row + 1) * this.width);
    const colours = Buffer.from(this.palette.join(''), 'hex');
    return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  }

  private indexOf(colour: string): number {
    const known = this.palette.indexOf(colour);
    return known >= 0 ? known : this.palette.push(colour) - 1;
  }
}

function clamp(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, Math.round(value)));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
