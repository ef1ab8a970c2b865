export default {
  title: '发起', sub: '选择要办理的事项', search: '搜索流程', other: '其他', noMatch: '没有符合的流程',
  empty: { title: '暂无可发起的流程', text: '您的岗位可发起的流程部署后会列在这里。' },
  notYours: { title: '您不能发起此流程', text: '该流程未开放给您的岗位，或已停用。' }, back: '查看可发起的流程',
  noForm: '此流程无需填写内容，提交后即开始办理。', submit: '提交', cancel: '返回',
  route: { title: '预计办理路线', complete: '按现在填写的内容推算', open: '填写后逐步明确', possible: '可能', later: '由前面环节的结果确定', pending: '待定', call: '按相应流程办理', WORKDAY: '应在 {n} 个工作日内办理', HOUR: '应在 {n} 小时内办理', none: '提交后即办结，不再经他人办理。', failed: '暂时无法推算办理路线。' },
  sent: '“{name}”已提交', nowAt: '现在到', kept: '已转受理人员办理。为保护反映人，办理过程不向外显示，结果以消息答复您。', follow: '查看办理进展', again: '再发起一件',
};
