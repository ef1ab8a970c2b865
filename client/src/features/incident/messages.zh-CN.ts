export default {
  title: '异常处理', sub: '流程因故停住的事项。排除原因后重试，事项从停住的地方继续。',
  view: { label: '异常状态', OPEN: '待处理', RETRYING: '自动重试中', RESOLVED: '已处理' },
  col: { cause: '异常原因', element: '流程·环节', title: '事项', state: '状态', attempts: '次数', last: '最近一次' },
  state: { OPEN: '待处理', RETRYING: '自动重试中', RESOLVED: '已处理' },
  times: '{n} 次', next: '{instant} 再试', system: '系统全局', noTitle: '（无权查看事项内容）',
  kind: { job: '定时工作', outbox: '后台工作', command: '办理待办', stuck: '停住', nobody: '无人可办', other: '其他' },
  empty: {
    all: { title: '运行正常', text: '流程因故停住时会列在这里，可以重试、跳过或修改变量。' },
    OPEN: { title: '没有待处理的异常', text: '流程因故停住、需要人处理时会列在这里。' },
    RETRYING: { title: '没有正在自动重试的工作', text: '失败的后台工作会自动重试，重试期间列在这里。' },
    RESOLVED: { title: '没有处理过的异常', text: '处理完毕的异常会列在这里，附处理人和原因。' },
  },
  detail: {
    where: '停住的位置', facts: '异常情况', technical: '技术信息', actions: '处理', story: '查看流转记录', noDiagram: '没有可显示的流程图。', notAllowed: '不能{action}：{reason}',
    fact: {
      kind: '类别', element: '环节', attempts: '已尝试', first: '首次发生', last: '最近一次', next: '下次自动重试', source: '工作编号', process: '流程', resolution: '处理结果', by: '处理人', reason: '处理原因', at: '处理时间',
    },
  },
  outcome: { RETRIED: '重试通过', SKIPPED: '跳过该环节', REPAIRED: '修改变量后通过', MENDED: '自行恢复', ENDED: '事项已结束' },
  act: { retry: '重试', skip: '跳过', repair: '修改变量' },
  retry: { title: '重试“{element}”？', text: '从停住的地方再执行一次；仍然失败时，异常会重新列出并计次。', reason: '重试原因', confirm: '重试' },
  skip: { title: '跳过“{element}”？', text: '这个环节不会执行，它应产生的结果不会产生，事项直接进入下一环节。跳过记入流转记录和审计日志，不能撤销。', reason: '跳过原因', confirm: '跳过该环节' },
  repair: {
    title: '修改变量后重试', text: '只修改出错的变量。修改前后的值记入审计日志。', name: '变量', choose: '请选择变量', current: '当前值', hidden: '（不显示）', none: '（无）', value: '新值', valueHint: '文字直接填写；数字、true、false、null 和列表按 JSON 填写', textHint: '直接填写文字',
   
    saved: '将保存为{type}', type: { string: '文字', number: '数字', boolean: '是否', null: '空值', list: '列表', object: '对象' }, reason: '修改原因', nameMissing: '请选择要修改的变量', valueMissing: '请填写新值', unchanged: '新值与当前值相同，请修改后再提交', confirm: '修改并重试', noVariables: '这个事项没有可修改的变量。',
  },
  done: { RESOLVED: '已处理：事项已继续', RETRYING: '已安排重试', OPEN: '重试后仍然失败，异常已更新' },
};
