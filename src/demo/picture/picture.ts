import { Canvas } from './canvas';

/** What is drawn: a phone screen of the app, or a scanned sheet. */
export type PictureKind =
  /** group settings with 入群确认 on */
  | 'settings'
  /** name and number of members, faces in a grid */
  | 'members'
  /** the page the app shows after the group is gone */
  | 'dissolved'
  /** messages, one of them marked */
  | 'messages'
  /** messages with a notice of the owner */
  | 'measures'
  /** a paper with a red seal */
  | 'document'
  /** a paper with a receipt number */
  | 'receipt';

export interface PictureRequest {
  readonly kind: PictureKind;
  readonly platform?: string;
  /** printed on the picture: `G09`, `42 MEMBERS`; letters and digits only */
  readonly labels: readonly string[];
  /** local date and time, as the status bar shows it */
  readonly takenAt: string;
}

const WIDTH = 270;
const HEIGHT = 480;
const INK = '1d2129';
const PALE = 'c9cdd4';
const FACES = ['7aa2f7', 'f0a868', '8fc7a5', 'd38fb8', '9c93d6', 'e0c15a', '6fb8c9'];
const PLATFORM_COLOURS: Readonly<Record<string, string>> = { WECHAT: '2aae67', QQ: '12b7f5', DINGTALK: '1677ff', ENTERPRISE_IM: '3452a3' };

/** Draws a simple picture that looks like what it is evidence of. The same request gives the same bytes. */
export function drawPicture(request: PictureRequest): Buffer {
  return request.kind === 'document' || request.kind === 'receipt' ? sheet(request) : screen(request);
}

function screen({ kind, platform, labels, takenAt }: PictureRequest): Buffer {
  const canvas = new Canvas(WIDTH, HEIGHT, 'f2f3f5');
  const accent = PLATFORM_COLOURS[platform ?? ''] ?? '4e5969';
  canvas.box(0, 0, WIDTH, 22, INK);
  canvas.text(10, 6, takenAt, 'ffffff', 1);
  canvas.box(WIDTH - 28, 7, 18, 8, 'ffffff');
  canvas.box(0, 22, WIDTH, 44, accent);
  canvas.text(12, 36, labels[0] ?? '', 'ffffff');
  const seed = [...labels.join('')].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  if (kind === 'members') faces(canvas, seed);
  else if (kind === 'settings') settings(canvas, accent);
  else if (kind === 'dissolved') gone(canvas);
  else messages(canvas, accent, seed, kind === 'measures');
  labels.slice(1).forEach((label, n) => canvas.text(12, HEIGHT - 26 * (labels.length - 1 - n) - 8, label, INK, Canvas.textWidth(label) > WIDTH - 24 ? 1 : 2));
  return canvas.png();
}

function faces(canvas: Canvas, seed: number): void {
  for (let n = 0; n < 25; n += 1) {
    const [x, y] = [34 + (n % 5) * 50, 96 + Math.floor(n / 5) * 62];
    canvas.disc(x, y, 17, FACES[(n * 3 + seed) % FACES.length]!);
    canvas.disc(x, y - 5, 6, 'ffffff');
    canvas.box(x - 9, y + 6, 19, 6, 'ffffff');
    canvas.box(x - 14, y + 24, 28, 4, PALE);
  }
}

function settings(canvas: Canvas, accent: string): void {
  for (let n = 0; n < 6; n += 1) {
    const y = 82 + n * 52;
    canvas.card(10, y, WIDTH - 20, 44, 'ffffff');
    if (n === 2) {
      canvas.text(24, y + 15, 'JOIN CONFIRM', INK);
      canvas.card(210, y + 12, 40, 20, accent);
      canvas.disc(240, y + 22, 8, 'ffffff');
      continue;
    }
    canvas.box(24, y + 18, 60 + ((n * 37) % 70), 8, PALE);
    canvas.box(232, y + 18, 12, 8, PALE);
  }
}

function gone(canvas: Canvas): void {
  canvas.disc(WIDTH / 2, 190, 46, PALE);
  canvas.disc(WIDTH / 2, 190, 38, 'f2f3f5');
  for (let n = -22; n <= 22; n += 1) canvas.box(WIDTH / 2 + n - 3, 190 + n, 7, 2, PALE);
  canvas.centred(262, 'GROUP DISSOLVED', INK);
  canvas.box(60, 292, 150, 6, PALE);
  canvas.box(90, 306, 90, 6, PALE);
}

function messages(canvas: Canvas, accent: string, seed: number, withNotice: boolean): void {
  for (let n = 0; n < 5; n += 1) {
    const y = 84 + n * 60;
    const own = (n + seed) % 3 === 0;
    const marked = !withNotice && n === 2;
    const width = 110 + ((n * 53 + seed) % 70);
    const x = own ? WIDTH - 52 - width : 52;
    canvas.disc(own ? WIDTH - 28 : 28, y + 18, 15, FACES[(n + seed) % FACES.length]!);
    if (marked) canvas.card(x - 4, y - 4, width + 8, 52, 'e34d59');
    canvas.card(x, y, width, 44, own ? 'b7ebc9' : 'ffffff');
    canvas.box(x + 10, y + 12, width - 30, 6, PALE);
    canvas.box(x + 10, y + 26, width - 52, 6, PALE);
  }
  if (!withNotice) return;
  canvas.card(10, 320, WIDTH - 20, 60, 'fff7e8');
  canvas.box(10, 320, 6, 60, accent);
  canvas.text(26, 332, 'NOTICE', INK);
  canvas.box(26, 356, 180, 6, PALE);
}

function sheet({ kind, labels, takenAt }: PictureRequest): Buffer {
  const canvas = new Canvas(320, 452, 'ffffff');
  canvas.box(0, 0, 320, 6, 'd8d2c4');
  canvas.box(0, 446, 320, 6, 'd8d2c4');
  canvas.centred(34, labels[0] ?? '', 'b3261e', 3);
  canvas.box(30, 66, 260, 2, 'b3261e');
  for (let n = 0; n < 11; n += 1) canvas.box(n === 0 ? 54 : 34, 92 + n * 20, n === 10 ? 120 : 252 - ((n * 31) % 40), 5, PALE);
  labels.slice(1).forEach((label, n) => canvas.text(34, 330 + n * 24, label, INK, Canvas.textWidth(label) > 180 ? 1 : 2));
  canvas.disc(240, 366, 38, 'd9483b');
  canvas.disc(240, 366, 34, 'ffffff');
  const seal = kind === 'receipt' ? 'OK' : '*';
  canvas.text(240 - Canvas.textWidth(seal, 3) / 2, 356, seal, 'd9483b', 3);
  canvas.text(34, 420, takenAt, INK, 1);
  return canvas.png();
}
