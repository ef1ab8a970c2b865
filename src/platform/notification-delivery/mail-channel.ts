import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import type { Sentence } from '../../common';
import { SETTINGS, type MailServer, type Settings } from '../config';
import { SEND_WITHIN_MS, type DeliveryChannel } from './delivery-channel';
import { mailOf, type Letter } from './letter.presenter';
import { NotificationNotDelivered } from './notification-delivery.errors';
import type { NotificationPreference } from './notification-preference.entity';

/** what a server may say of it */
const LONGEST_ANSWER = 200;

/** Mails by SMTP, one connection each: a server that hangs holds up nobody else. */
@Injectable()
export class MailChannel implements DeliveryChannel {
  readonly name = 'MAIL';

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  get unavailable(): Sentence | undefined {
    return this.settings.mail ? undefined : { zh: '本系统尚未配置邮件服务器', en: 'this installation has no mail server' };
  }

  async send(letter: Letter, { mailAddress }: NotificationPreference): Promise<void> {
    const server = this.settings.mail;
    if (!server || mailAddress === null) throw new NotificationNotDelivered(this.name, this.unavailable ?? { zh: '没有邮箱地址', en: 'no mail address is given' });
    const transport = transportTo(server);
    try {
      // the server's own pauses between two lines may add up to any length
      await transport.sendMail({ ...this.mail(letter, mailAddress, server), signal: AbortSignal.timeout(SEND_WITHIN_MS) });
    } catch (error) {
      throw refusalOf(error);
    } finally {
      transport.close();
    }
  }

  private mail(letter: Letter, address: string, { from }: MailServer): SendMailOptions {
    return {
      from,
      to: { name: '', address },
      ...mailOf(letter),
      // the same for every try: a mailbox that gets it twice shows it once
      messageId: `<${letter.id}@${new URL(this.settings.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
  }
}

function transportTo({ host, port, tls, user, password }: MailServer): Transporter {
  return createTransport({
    host,
    port,
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    connectionTimeout: SEND_WITHIN_MS,
    greetingTimeout: SEND_WITHIN_MS,
    socketTimeout: SEND_WITHIN_MS,
  });
}

const TOO_LATE: Sentence = { zh: '邮件服务器未在规定时间内答复', en: 'the mail server did not answer in time' };
const REFUSALS: Readonly<Record<string, Sentence>> = {
  EAUTH: { zh: '邮件服务器拒绝了本系统的账号', en: 'the mail server refused the account of this system' },
  EENVELOPE: { zh: '邮件服务器不接受该收件地址', en: 'the mail server refused the address' },
  EMESSAGE: { zh: '邮件服务器不接受该邮件', en: 'the mail server refused the message' },
  ETLS: { zh: '与邮件服务器的加密连接未能建立', en: 'the encrypted connection to the mail server failed' },
  ETIMEDOUT: TOO_LATE,
  // nothing but the time ends a mail
  EABORT: TOO_LATE,
};
const UNREACHABLE: Sentence = { zh: '邮件服务器无法连接', en: 'the mail server cannot be reached' };

function refusalOf(error: unknown): NotificationNotDelivered {
  const { code, response } = error as { readonly code?: string; readonly response?: string };
  return new NotificationNotDelivered('MAIL', REFUSALS[code ?? ''] ?? UNREACHABLE, response?.replace(/\s+/g, ' ').slice(0, LONGEST_ANSWER));
}
