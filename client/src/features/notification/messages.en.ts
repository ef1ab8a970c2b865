export default {
  title: 'Messages', bell: 'Messages, {n} unread', unread: 'Unread', readAll: 'Mark all as read', all: 'All messages', allShort: 'All',
  kind: { REMINDER: 'Reminder', ESCALATION: 'Escalation', TASK: 'New task', RESULT: 'Result', INFO: 'Notice' },
  empty: { title: 'No messages', text: 'Reminders, escalations and results arrive here.' },
  settings: {
    title: 'Notification settings', link: 'Settings', sub: 'How you are told outside of the system', back: 'Back to the messages', save: 'Save settings', saving: 'Saving', saved: 'The notification settings are saved',
    channels: 'Channels', channelsNote: 'A channel works once its address is saved', robotNote: 'A robot’s whole group reads along: its messages hold only title and link. Of a case every channel says only that there is a new message.',
    channel: { MAIL: 'E-mail', WECOM: 'WeCom group robot', DINGTALK: 'DingTalk group robot' }, short: { IN_APP: 'System', MAIL: 'Mail', WECOM: 'WeCom', DINGTALK: 'DingTalk' },
    state: { on: 'Set', off: 'Not set', unavailable: 'Not available' },
    mailAddress: 'Mail address', mailHint: 'Left empty: no mails', wecomAddress: 'Address of the robot (webhook)', dingtalkAddress: 'Address of the robot (webhook)', dingtalkSecret: 'Signing secret', secretHint: 'Only when the robot asks for signed calls',
    isSet: 'Set ({host}); leave empty to keep it', isSetSecret: 'Set; leave empty to keep it', remove: 'Remove the robot', removeSecret: 'Remove the secret',
    test: 'Send a test message', testOf: '{channel}: send a test message', testing: 'Sending', arrived: 'The test message has arrived.', saveFirst: 'Please save the settings before you send a test message.',
    kinds: 'What you are told', kindsNote: 'Messages in the system are always kept', kind: 'Kind', over: '{kind}: {channel}',
    quiet: 'Quiet hours', quietOn: 'Keep quiet hours', quietNote: 'What falls into them is sent when they end; messages in the system are there at once.', from: 'From', to: 'To', toNextDay: 'To (next day)',
    onlyWorkdays: 'On workdays only (by the official calendar)', urgentPasses: 'What is overdue is sent in quiet hours, too',
    language: 'Language of the messages', languages: { zh: '简体中文', en: 'English' },
  },
};
