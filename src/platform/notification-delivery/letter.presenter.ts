import type { Notification } from '../notification';
import { CONFIDENTIAL_TEMPLATE, LETTER_FOOT, LETTER_TEMPLATES, TEST_TEMPLATE, type LetterTemplate } from './letter-templates.data';
import type { Language } from './notification-preference.entity';

/** A notification as it leaves the product, before it is put into the form of a channel. */
export interface Letter extends LetterTemplate {
  /** of the occasion: a receiver that sees it twice knows it is the same */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  /** the line's second sentence; never for a robot, whose whole group reads along */
  readonly body: string;
  readonly link: string;
}

interface Place {
  readonly id: string;
  readonly language: Language;
  readonly publicUrl: string;
}

const LONGEST_TITLE = 300;

/** No more than the line in the product says; of a confidential one only that it is there. */
export function letterOf(notification: Notification, isConfidential: boolean, { id, language, publicUrl }: Place): Letter {
  if (isConfidential) return { ...CONFIDENTIAL_TEMPLATE[language], id, language, body: '', link: `${publicUrl}/notifications` };
  const template = LETTER_TEMPLATES[notification.kind][language];
  return { ...template, id, language, title: shortened(notification.title), body: notification.body, link: publicUrl + placeOf(notification) };
}

export function testLetter({ id, language, publicUrl }: Place): Letter {
  return { ...TEST_TEMPLATE[language], id, language, body: '', link: `${publicUrl}/notifications/settings` };
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function mailOf(letter: Letter): MailText {
  const { language, title, lead, body, action, link } = letter;
  const subject = subjectOf(letter);
  const text = [lead, '', title, ...(body === '' ? [] : [body]), '', `${action}${language === 'zh' ? '：' : ': '}${link}`, '', LETTER_FOOT[language]].join('\n');
  const html = [
    `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;font:14px/1.6 \'PingFang SC\',\'Microsoft YaHei\',sans-serif;color:#1f2933">',
    `<p>${escaped(lead)}</p><h1 style="font-size:16px">${escaped(title)}</h1>`,
    ...(body === '' ? [] : [`<p>${escaped(body)}</p>`]),
    `<p><a href="${escaped(link)}">${escaped(action)}</a></p><p style="color:#616e7c;font-size:12px">${escaped(LETTER_FOOT[language])}</p>`,
    '</body></html>',
  ].join('\n');
  return { subject, text, html };
}

/** Title and Markdown as both 企业微信 and 钉钉 read it. */
export function robotTextOf(letter: Letter): { readonly title: string; readonly markdown: string } {
  const title = withoutMarks(subjectOf(letter));
  return { title, markdown: `**${title}**\n\n[${letter.action}](${letter.link})` };
}

/** One line: what stands in a title must not become a header of its own. */
function subjectOf({ subject, title }: Letter): string {
  return subject.replace('{title}', () => title).replace(/\s+/g, ' ');
}

function placeOf({ taskId, processInstanceId }: Notification): string {
  if (taskId) return `/tasks/${taskId}`;
  return processInstanceId ? `/instances/${processInstanceId}` : '/notifications';
}

function shortened(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE)}…`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark]!);
}

const MARKS = '\\`*_[](){}<>#+-!|~@';
const FULL_WIDTH_DISTANCE = 0xfee0;

/** Neither robot knows an escape for its Markdown: what would be a mark (or call somebody by @) becomes its full-width twin. */
function withoutMarks(text: string): string {
  return [...text].map((letter) => (MARKS.includes(letter) ? String.fromCharCode(letter.charCodeAt(0) + FULL_WIDTH_DISTANCE) : letter)).join('');
}
