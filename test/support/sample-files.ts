import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A real, small PNG; another `seed` gives another picture (and another hash). */
export function samplePng(seed = 1, width = 8, height = 8): Buffer {
  return png(width, height, (i) => (i * 31 + seed * 97) & 0xff);
}

/** A picture of noise, which no compression makes smaller: about 600 KB, no two alike. */
export function noisePng(): Buffer {
  const noise = randomBytes(600_000);
  return png(500, 400, (i) => noise[i % noise.length]!);
}

function png(width: number, height: number, byte: (at: number) => number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB
  const row = 1 + width * 3;
  const pixels = Buffer.alloc(row * height);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = i % row === 0 ? 0 : byte(i);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]);
}

/** The skeleton of a JPG: enough for everything that reads headers. */
export function sampleJpg(seed = 1): Buffer {
  return Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, seed & 0x7f, 0xff, 0xd9]);
}

export function samplePdf(text = 'qunguan'): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
