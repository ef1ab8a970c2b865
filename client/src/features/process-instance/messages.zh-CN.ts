export default {
  instance: '流程', startedSub: '由您发起的流程及其当前环节', startedAt: '发起时间', state: '状态',
  empty: { title: '您还没有发起过流程', text: '在“发起”中选择流程并提交后，可在这里跟踪办理进展。' },
  tab: { overview: '概况', diagram: '流程图', history: '流转记录', evidence: '材料' }, tabs: '流程内容',
  fact: { group: '工作群', startedBy: '发起人', startedAt: '发起', endedAt: '办结', version: '流程版本', versionValue: '第 {n} 版', parent: '上级流程' },
  steps: '当前环节', noSteps: '流程已结束，没有待办环节。', waiting: '等待中', decisions: '规则判定', noDecisions: '尚未作出规则判定。',
  withdraw: { act: '撤回申请', title: '撤回“{title}”?', text: '撤回后本次申请终止，编号 {key} 不再使用。已上传的材料保留在流转记录中。', label: '撤回原因', cancel: '暂不撤回', done: '已撤回申请' },
  mine: '去办理', yes: '是', no: '否',
};
