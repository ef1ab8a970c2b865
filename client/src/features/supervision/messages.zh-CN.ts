export default {
  title: '督办', asOf: '截至 {instant}',
  filter: { unit: '单位：全部', process: '流程：全部' },
  counters: '督办计数', 
  counter: {
    overdue: '逾期', today: '今日到期', soon: '后两个工作日', hour: '小时时限逾期', provisional: '暂定期限', escalations: '督办任务',
    running: '运行中', dissolving: '正在解散', unverified: '待解散核验', cases: '在办案件', incidents: '运行异常',
  },
  note: {
    longest: '最长 {n} 个工作日', today: '今日 24:00 前', soon: '不含今日', hour: '含夜间与休息日', provisional: '待放假通知', escalations: '已升级督办', none: '一切正常',
    running: '全部在办事项', register: '在台账中查看', cases: '仅计在办', incidents: '需要处理',
  },
  also: '另有 {parts}', alsoSteps: '{n} 项环节时限逾期', alsoCases: '{n} 项案件时限逾期',
  ageing: {
    byProcess: '各流程时限分布', byUnit: '各单位时限分布', note: '逾期与两个工作日内到期 {n} 件，单位：件', none: '没有逾期或临期的事项。', count: '{n} 件', filter: '只看“{name}”',
    two: '还剩 2 个工作日', one: '1 个工作日内（含今日）', late2: '逾期 1–2', late5: '逾期 3–5', late6: '逾期 6 以上',
  },
  window: {
    label: '事项范围', overdue: '逾期', today: '今日到期', soon: '后两个工作日', hour: '小时时限', provisional: '暂定期限', running: '运行中', escalations: '督办任务', cases: '在办案件', incidents: '运行异常',
  },
  group: {
    overdue: '逾期 {n} 件', today: '今日到期 {n} 件', soon: '后两个工作日到期 {n} 件', hour: '小时时限逾期 {n} 项', provisional: '暂定期限 {n} 件',
    overdueNote: '按应办日期排列', todayNote: '今日 24:00 前', soonNote: '不含今日', hourNote: '逐时计算，不扣除休息日', provisionalNote: '按计划结束日期推算，待放假通知公布后确定',
  },
  col: { group: '工作群', step: '流程·环节', unit: '单位', handler: '办理人', due: '应办日期', distance: '时限', ladder: '督办层级', act: '操作' },
  handlers: '{names} 等 {n} 人', nobody: '待认领', urged: '已催办 {n} 次', forecast: '尚未发起',
  ladder: { level: '第 {n} 级', none: '未进入督办', body: { 1: '直接上级', 2: '监督部门', 3: '分管领导', 4: '主要领导' } },
  act: { assign: '改派', open: '查看', noTask: '当前没有可改派的环节' },
  empty: {
    overdue: { title: '没有逾期事项', text: '办理人超过应办日期仍未办结的事项会列在这里，并逐级督办。' },
    today: { title: '今日没有到期事项', text: '应在今日 24:00 前办结的事项会列在这里。' },
    soon: { title: '后两个工作日没有到期事项', text: '即将到期的事项会提前列在这里。' },
    hour: { title: '没有逾期的小时时限', text: '违规处置与逐级报告按小时计时，逾期的会列在这里。' },
    provisional: { title: '没有暂定期限', text: '期限落在尚未公布放假安排的年份时，会列在这里。' },
    running: { title: '没有在办事项', text: '发起后尚未办结的事项会列在这里。' },
    escalations: { title: '没有督办任务', text: '事项逾期后，系统按级发起督办，督办事项会列在这里。' },
    cases: { title: '没有在办案件', text: '受理后尚未结案的案件会列在这里；内容仅办理人可见。' },
    filtered: '请放宽单位或流程筛选。',
  },
  list: { title: '事项', process: '流程', step: '当前环节', started: '发起时间', due: '期限' },
};
