// Reads a PDF as a reader program does: node read-pdf.mjs <file> [folder for a PNG of each page]
// Prints { pages: [{ text, code }] }: the words of each page, and what its QR code says.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const SCALE = 2;
const [file, folder] = process.argv.slice(2);
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const document = await getDocument({
  data: new Uint8Array(readFileSync(file)), standardFontDataUrl: join(home, 'standard_fonts/'), cMapUrl: join(home, 'cmaps/'), cMapPacked: true, verbosity: 0,
  // only what the file brings along: a font that is not embedded must not be found on the machine
  useSystemFonts: false,
}).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(viewport.width, viewport.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, viewport.width, viewport.height);
  await page.render({ canvasContext: context, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  pages.push({ text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''), code: jsqr(data, width, height)?.data });
  if (folder) writeFileSync(join(folder, `page-${number}.png`), canvas.toBuffer('image/png'));
}
process.stdout.write(JSON.stringify({ pages }));
process.exit(0);
