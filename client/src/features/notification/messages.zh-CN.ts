export default {
  title: '消息', bell: '消息，{n} 条未读', unread: '未读', readAll: '全部标为已读', all: '查看全部消息', allShort: '全部',
  kind: { REMINDER: '期限提醒', ESCALATION: '逾期督办', TASK: '新事项', RESULT: '办理结果', INFO: '通知' },
  empty: { title: '暂无消息', text: '期限提醒、逾期督办与办理结果会发到这里。' },
  settings: {
    title: '通知设置', link: '通知设置', sub: '除系统内消息外，还可通过以下方式接收', back: '返回消息', save: '保存设置', saving: '正在保存', saved: '通知设置已保存',
    channels: '接收方式', channelsNote: '填写并保存接收地址后生效', robotNote: '机器人消息群内成员均可看到，故只含标题与链接；涉及案件的，各种方式均只提示“您有一条新消息”。',
    channel: { MAIL: '电子邮件', WECOM: '企业微信群机器人', DINGTALK: '钉钉群机器人' }, short: { IN_APP: '系统内', MAIL: '邮件', WECOM: '企业微信', DINGTALK: '钉钉' },
    state: { on: '已设置', off: '未设置', unavailable: '暂不可用' },
    mailAddress: '邮箱地址', mailHint: '留空则不发送邮件', wecomAddress: '机器人地址（Webhook）', dingtalkAddress: '机器人地址（Webhook）', dingtalkSecret: '加签密钥', secretHint: '机器人启用“加签”时填写',
    isSet: '已设置（{host}），留空则保持不变', isSetSecret: '已设置，留空则保持不变', remove: '移除已设置的机器人', removeSecret: '移除已设置的密钥',
    test: '发送测试消息', testOf: '{channel}：发送测试消息', testing: '正在发送', arrived: '测试消息已送达，请查收。', saveFirst: '请先保存设置，再发送测试消息。',
    kinds: '接收内容', kindsNote: '系统内消息始终保留', kind: '消息类别', over: '{kind}：{channel}',
    quiet: '免打扰', quietOn: '设置免打扰时段', quietNote: '此时段内的消息在时段结束后发送，系统内消息不受影响。', from: '开始时间', to: '结束时间', toNextDay: '结束时间（次日）',
    onlyWorkdays: '仅在工作日发送（按放假安排，含补班日）', urgentPasses: '逾期督办不受免打扰限制',
    language: '消息语言', languages: { zh: '简体中文', en: 'English' },
  },
};
