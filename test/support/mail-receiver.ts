import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailServer } from '../../src/platform/config';

/** A mail as it arrived. */
export interface ReceivedMail {
  readonly to: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A real SMTP server that keeps what it is given; may be taken away and come back at its port. */
export class MailReceiver {
  readonly mails: ReceivedMail[] = [];
  /** what it says to a mail instead of taking it */
  refuse: string | undefined;
  /** as long as it is set every mail waits for it */
  wait: Promise<void> | undefined;
  private server: SMTPServer | undefined;
  private port = 0;

  private constructor(private readonly account?: { readonly user: string; readonly password: string }) {}

  /** `account`: nobody else may send. */
  static async start(account?: { readonly user: string; readonly password: string }): Promise<MailReceiver> {
    const receiver = new MailReceiver(account);
    await receiver.up();
    return receiver;
  }

  get settings(): MailServer {
    return { host: '127.0.0.1', port: this.port, tls: 'off', from: '群管 <qunguan@example.com>' };
  }

  async up(): Promise<void> {
    const server = new SMTPServer({
      authOptional: this.account === undefined,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS', ...(this.account ? [] : ['AUTH'])],
      onAuth: ({ username, password }, _session, answer) => {
        if (username === this.account?.user && password === this.account?.password) answer(null, { user: username });
        else answer(new Error('authentication failed'));
      },
      onData: (stream, session, answer) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const taken = (): void => {
            if (this.refuse !== undefined) return answer(Object.assign(new Error(this.refuse), { responseCode: 451 }));
            const [recipient] = session.envelope.rcptTo;
            this.mails.push(parse(Buffer.concat(parts).toString('latin1'), recipient!.address));
            answer();
          };
          void (this.wait ?? Promise.resolve()).then(taken);
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    this.server = undefined;
  }

  /** The mails that have come since this was asked last. */
  take(): ReceivedMail[] {
    return this.mails.splice(0);
  }
}

function parse(raw: string, to: string): ReceivedMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts = (boundary === undefined ? [] : body.split(`--${boundary}`).slice(1, -1)).map((part) => split(part.replace(/^\r\n/, '')));
  const content = (type: string): string => {
    const part = parts.find((one) => one.headers['content-type']?.startsWith(type));
    return part ? decode(part.body, part.headers['content-transfer-encoding'] ?? '').replace(/\r\n/g, '\n') : '';
  };
  return { to, headers, subject: words(headers['subject'] ?? ''), text: content('text/plain'), html: content('text/html') };
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return { headers: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])), body: raw.slice(end + 4) };
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return quoted(text.replace(/=\r\n/g, ''));
  return Buffer.from(text, 'latin1').toString('utf8');
}

const quoted = (text: string): string => Buffer.from(text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');

/** `=?UTF-8?B?…?=` and its sister. */
function words(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, form: string, word: string) => (form.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replace(/_/g, ' '))));
}
