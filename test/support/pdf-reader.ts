import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './test-settings';

export interface PdfPage {
  readonly text: string;
  /** what the QR code of the page says */
  readonly code?: string;
}

/** The pages of a PDF as a reader program shows them, in a process of its own: the program is an ES module. `PDF_PICTURES`: a folder that keeps the pages as PNG, to look at. */
export async function readPdf(content: Buffer, name = 'sheet'): Promise<PdfPage[]> {
  const file = join(temporaryFolder(), 'paper.pdf');
  writeFileSync(file, content);
  const pictures = process.env['PDF_PICTURES'];
  const folder = pictures && join(pictures, name);
  if (folder) mkdirSync(folder, { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'read-pdf.mjs'), file, ...(folder ? [folder] : [])], { maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as { pages: PdfPage[] }).pages;
}
