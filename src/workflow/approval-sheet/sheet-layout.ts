import { create } from 'qrcode';
import type { SheetAct, SheetCopy, SheetField, SheetMaterial } from './approval-sheet';
import { BOTTOM, GREY, LEFT, RED, SheetPaper, TOP, WIDTH, type Cell, type Span } from './sheet-paper';

const QR = 68;
const LABEL = 84;
const HALF = (WIDTH - 2 * LABEL) / 2;
const ACTS = [22, 90, 74, 168, 58, 83];
const STEPS = [170, 150, 175];
const MATERIALS = [22, 58, 255, 160];
const ROOM_OF_A_FIELD = 60;

/** Sets the sheet: head, facts, forms, record, waiting steps, files, how to check it. Runs in the printer's thread. */
export async function setSheet(copy: SheetCopy): Promise<Uint8Array> {
  const { sheet } = copy;
  const paper = SheetPaper.open({ Title: [sheet.name, sheet.number].filter(Boolean).join(' '), Author: sheet.organization, Subject: sheet.title, Creator: '群管' }, (next) => runningHead(next, copy));
  const bytes = collect(paper.document);
  head(paper, copy);
  fields(paper, [{ label: '事项', value: sheet.title }]);
  fields(paper, sheet.facts);
  for (const form of sheet.forms) {
    paper.heading(form.heading, ROOM_OF_A_FIELD);
    fields(paper, form.fields);
  }
  acts(paper, sheet.acts);
  current(paper, copy);
  materials(paper, copy);
  verification(paper, copy);
  feet(paper, copy);
  paper.document.end();
  return bytes;
}

function collect(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', () => resolve(Buffer.concat(chunks))).once('error', reject);
  });
}

function head(paper: SheetPaper, copy: SheetCopy): void {
  const { sheet } = copy;
  const right = LEFT + WIDTH - QR;
  qrCode(paper.document, copy.link, right, TOP - 18);
  paper.write(paper.set({ text: '扫码查看办理记录', size: 7, color: GREY }, QR), right, TOP + QR - 15, { width: QR, to: 'center' });
  if (sheet.result) stamp(paper, sheet.result);
  const middle = WIDTH - 2 * (QR + 30);
  let y = TOP - 12;
  for (const span of [{ text: sheet.organization, size: 12 }, { text: sheet.name, font: 'bold', size: 20 }, { text: sheet.number ? `编号：${sheet.number}` : '', size: 10, color: GREY }] as const) {
    if (span.text === '') continue;
    const lines = paper.set(span, middle);
    paper.write(lines, LEFT + QR + 30, y, { width: middle, to: 'center' });
    y += lines.reduce((sum, { height }) => sum + height, 0);
  }
  paper.y = Math.max(y, TOP + QR) + 8;
}

/** The code as squares, so that it is sharp at any size. */
function qrCode(document: PDFKit.PDFDocument, link: string, x: number, y: number): void {
  const { modules } = create(link, { errorCorrectionLevel: 'M' });
  const unit = QR / modules.size;
  document.fillColor('#000000');
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) document.rect(x + column * unit, y + row * unit, unit, unit);
  }
  document.fill();
}

/** How it ended, as stamped by hand; no seal: it has no star and names no authority. */
function stamp(paper: SheetPaper, { words, at }: { readonly words: string; readonly at: string }): void {
  const { document } = paper;
  const [width, height] = [98, 46];
  const [x, y] = [LEFT - 2, TOP - 2];
  document.save().rotate(-9, { origin: [x + width / 2, y + height / 2] }).opacity(0.85);
  document.lineWidth(1.6).roundedRect(x, y, width, height, 5).stroke(RED);
  document.lineWidth(0.6).roundedRect(x + 3, y + 3, width - 6, height - 6, 3).stroke(RED);
  const lines = paper.set({ text: words, font: 'bold', size: words.length <= 5 ? 15 : 10, color: RED }, width - 12).slice(0, 2);
  paper.write(lines, x, y + (lines.length > 1 ? 4 : 7), { width, to: 'center' });
  paper.write(paper.set({ text: at.slice(0, 10), size: 7.5, color: RED }, width), x, y + height - 15, { width, to: 'center' });
  document.restore().opacity(1);
}

function runningHead(paper: SheetPaper, { sheet }: SheetCopy): void {
  const text = [sheet.organization, sheet.name, sheet.number && `编号 ${sheet.number}`].filter(Boolean).join('　');
  paper.write(paper.set({ text, size: 8, color: GREY }, WIDTH).slice(0, 1), LEFT, TOP - 26);
}

/** Labels and values; two short ones share a row. */
function fields(paper: SheetPaper, given: readonly SheetField[]): void {
  const isShort = ({ value, list }: SheetField): boolean => !list && paper.countLines(value, HALF) <= 2;
  for (let at = 0; at < given.length; at++) {
    const [one, other] = [given[at]!, given[at + 1]];
    if (other && isShort(one) && isShort(other)) {
      paper.row([LABEL, HALF, LABEL, HALF], [label(one), value(one), label(other), value(other)]);
      at += 1;
    } else paper.row([LABEL, WIDTH - LABEL], [label(one), value(one)]);
    const list = given[at]?.list;
    if (list && list.head.length > 0) paper.table(list.head.map(() => WIDTH / list.head.length), undefined, list.head, list.rows.map((row) => row.map((text) => ({ spans: [{ text, size: 9 }] }))));
  }
}

const label = ({ label: text }: SheetField): Cell => ({ isHead: true, spans: [{ text, size: 9 }] });
const value = ({ value: text }: SheetField): Cell => ({ spans: [{ text }] });

function acts(paper: SheetPaper, given: readonly SheetAct[]): void {
  const rows = given.map((act, index): Cell[] => [
    { spans: [{ text: String(index + 1), size: 9 }] },
    { spans: [{ text: act.step }, ...(act.clause ? [{ text: `依据 ${act.clause}`, size: 7.5, color: GREY }] : [])] },
    { spans: [{ text: act.person }, { text: act.title, size: 7.5, color: GREY }] },
    { spans: [{ text: act.outcome, font: 'bold' }, { text: act.opinion }] },
    { spans: [{ text: act.at.replace(' ', '\n'), size: 8.5 }] },
    { spans: dueSpans(act.due) },
  ]);
  paper.table(ACTS, '办理记录', ['序', '环节', '办理人', '结论与意见', '时间', '办理期限'], rows);
}

/** The due date, and below it whether it was kept. */
function dueSpans(due: string): Span[] {
  const [until = '', kept = ''] = due.split('\n');
  return [{ text: until, size: 8 }, { text: kept, size: 8.5, ...(/逾期/.test(kept) ? { color: RED, font: 'bold' as const } : {}) }];
}

function current(paper: SheetPaper, { sheet, standing, printedAt }: SheetCopy): void {
  if (sheet.current.length === 0) return;
  const rows = sheet.current.map(({ step, people, due }, index): Cell[] => {
    const words = standing[index] ?? '';
    return [{ spans: [{ text: step }] }, { spans: [{ text: people }] }, { spans: dueSpans(words ? `${due}\n${words}（截至 ${printedAt}）` : due) }];
  });
  paper.table(STEPS, '当前环节', ['环节', '待办人', '办理期限'], rows);
}

function materials(paper: SheetPaper, { sheet, pictures }: SheetCopy): void {
  if (sheet.materials.length === 0) return;
  const rows = sheet.materials.map((file: SheetMaterial, index): Cell[] => [
    { spans: [{ text: String(index + 1), size: 9 }] },
    paper.canDraw(pictures[file.id]) ? { picture: pictures[file.id]! } : { spans: [{ text: file.fileName.split('.').pop()!.toUpperCase().slice(0, 5), size: 9, color: GREY }] },
    { spans: [{ text: file.fileName }, { text: [file.size, file.by, file.at].join('，'), size: 8, color: GREY }] },
    // in two halves: 64 signs in one piece are read by nobody
    { spans: [{ text: `${file.sha256.slice(0, 32)}\n${file.sha256.slice(32)}`, size: 7.5 }] },
  ]);
  paper.table(MATERIALS, '材料清单', ['序', '图样', '文件', '指纹（SHA-256）'], rows);
}

function verification(paper: SheetPaper, { digest, link }: SheetCopy): void {
  const notes = [...paper.missing].map((codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
  const lines = [
    { text: '核验', font: 'bold' as const },
    { text: `本单内容摘要（SHA-256）：\n${digest}`, size: 8.5 },
    { text: `登录系统打开本事项，页面所示摘要与此一致的，本单内容与系统记录一致。地址：${link}`, size: 8, color: GREY },
    { text: '摘要涵盖：单位、流程、编号、事项、状态和结果，申请与办理内容，办理记录，当前环节及其期限，材料的名称、大小和指纹。不涵盖：打印人、打印时间和打印时的剩余、逾期天数。', size: 8, color: GREY },
    ...(notes.length > 0 ? [{ text: `〓 为字库未收录的字，编码为 ${notes.join('、')}。`, size: 8, color: GREY }] : []),
  ];
  paper.makeRoom(110);
  paper.y += 14;
  paper.row([WIDTH], [{ spans: lines }]);
}

/** On every page, once their number is known. */
function feet(paper: SheetPaper, { sheet, digest, printedBy, printedAt }: SheetCopy): void {
  const { document } = paper;
  const { start, count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(start + page);
    document.lineWidth(0.5).moveTo(LEFT, BOTTOM + 14).lineTo(LEFT + WIDTH, BOTTOM + 14).stroke('#c5ccd4');
    const text = [sheet.number && `编号 ${sheet.number}`, `摘要 ${digest.slice(0, 16)}`, `${printedBy} 打印于 ${printedAt}`].filter(Boolean).join('　');
    paper.write(paper.set({ text, size: 8, color: GREY }, WIDTH - 90).slice(0, 1), LEFT, BOTTOM + 20);
    paper.write(paper.set({ text: `第 ${page + 1} 页，共 ${count} 页`, size: 8, color: GREY }, 90), LEFT, BOTTOM + 20, { width: WIDTH, to: 'right' });
  }
}
