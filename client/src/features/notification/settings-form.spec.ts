import { describe, expect, it } from '@jest/globals';
import type { NotificationPreference } from '@/api/types';
import { formOf, requestOf } from './settings-form';

const SAVED: NotificationPreference = {
  language: 'zh', mailAddress: 'a@example.com', dingtalkSecretSet: true, quietHours: null, onlyWorkdays: false, urgentPasses: true,
  channels: [{ channel: 'WECOM', available: true, ready: true, host: 'qyapi.weixin.qq.com' }], choices: [{ kind: 'TASK', channels: ['MAIL'] }],
};

describe('the notification settings as a form', () => {
  it('change nothing when nothing is touched', () => {
    const { language, mailAddress, choices, quietHours, onlyWorkdays, urgentPasses } = SAVED;
    expect(requestOf(formOf(SAVED))).toEqual({ language, mailAddress, choices, quietHours, onlyWorkdays, urgentPasses });
  });

  it('keep a secret that is left empty, send one that is typed, remove one that is marked', () => {
    const form = formOf(SAVED);
    form.wecomAddress.text = ' https://qyapi.weixin.qq.com/x ';
    form.dingtalkAddress = { text: 'typed before it was marked', remove: true };
    expect(requestOf(form)).toMatchObject({ wecomAddress: 'https://qyapi.weixin.qq.com/x', dingtalkAddress: null, dingtalkSecret: undefined });
  });

  it('end mails with an empty address and propose a night for quiet hours', () => {
    const form = formOf(SAVED);
    form.mailAddress = ' ';
    form.quiet = true;
    expect(requestOf(form)).toMatchObject({ mailAddress: null, quietHours: { from: '22:00', to: '07:00' } });
  });
});
