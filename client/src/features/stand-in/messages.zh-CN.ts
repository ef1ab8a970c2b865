export default {
  title: '代理与交接', sub: '外出期间请他人代为办理，离岗时将手上的事项一并交接。',
  mine: '我的代理', arrange: '设置外出代理',
  empty: { title: '暂无代理', text: '设置后，代理期间您的待办同时列入代理人的待办，由代理人办理的记为“代”。' },
  given: '由 {name} 代您办理', taken: '您代 {name} 办理', period: '{from} 至 {to}', allProcesses: '全部流程',
  state: { PLANNED: '未开始', ACTIVE: '代理中', OVER: '已结束', REVOKED: '已撤销' },
  field: { deputy: '代理人', period: '代理期间', from: '开始时间', to: '结束时间', processes: '代理的流程', processesHint: '不选为全部流程', reason: '外出原因' },
  periodMissing: '请选择代理期间', deputyMissing: '请选择代理人', reasonMissing: '请填写外出原因，至少 2 个字',
  submit: '设置代理', arranged: '已设置代理', submitting: '正在设置',
  revoke: { act: '撤销', title: '撤销“{name}”的代理', text: '撤销后，代理人不再看到和办理您的待办。', takenText: '撤销后，您不再看到和办理对方的待办。', label: '撤销原因', confirm: '撤销代理', done: '已撤销代理' },
  handover: {
    title: '离岗交接', text: '将一人手上的全部待办、委派和加签一并交给另一人。期限不变，每件记入流转记录。',
    ownText: '离岗前将手上的全部待办、委派和加签一并交给另一人。期限不变，每件记入流转记录。', takerMissing: '请选择接收人',
    from: '交出人', to: '接收人', preview: '查看交接内容', missing: '请选择交出人和接收人', moved: '将交接以下 {n} 件：', nothing: '{name}手上没有可交接的事项', stayed: '以下 {n} 件不能由接收人办理，须另行改派：',
    hidden: '另有 {n} 件须由其他监督人员交接', duties: '仍由其担任、须由所在单位另行指定：', standIns: '同时结束 {n} 项代理', act: '办理交接', confirmTitle: '将 {n} 件事项交给“{name}”', confirmText: '交接后由接收人办理，不能一并收回。', label: '交接原因', done: '已交接 {n} 件',
  },
};
