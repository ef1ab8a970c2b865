export default {
  title: '消息', bell: '消息，{n} 条未读', unread: '未读', readAll: '全部标为已读', all: '查看全部消息', allShort: '全部',
  kind: { REMINDER: '期限提醒', ESCALATION: '逾期督办', TASK: '新事项', RESULT: '办理结果', INFO: '通知' },
  empty: { title: '暂无消息', text: '期限提醒、逾期督办与办理结果会发到这里。' },
};
