export default {
  due: {
    none: '未设时限', today: '今日到期', left: '还剩 {n} 个工作日', late: '逾期 {n} 个工作日', lateToday: '已逾期', overdue: '逾期',
    hoursLeft: '还剩 {n} 小时', hoursLate: '逾期 {n} 小时', minutesLeft: '不足 1 小时', provisional: '暂定',
    provisionalMore: '，待 {year} 年放假通知', met: '按期办结', metLate: '逾期办结', suspended: '计时暂停', cancelled: '已取消',
    before: '{time} 前', full: '应于北京时间 {instant} 前办结', open: '查看期限 {date} 的逐日计算', night: '夜间',
  },
  source: { REGULATION: '办法规定', OURS: '系统默认' },
  sourceHint: { REGULATION: '期限由办法条款直接规定', OURS: '办法未定期限，按系统默认值计算' },
  clause: '条款 {clause}',
  days: {
    title: '期限逐日计算', start: '起算日', nth: '第 {n} 日', late: '逾 {n} 日', today: '今日', lieu: '补班', rest: '休息', provisional: '暂定',
    legendCounted: '计入的工作日', legendSkipped: '不计入：{reasons}', calendar: '起算当日不计入·日历 {version}', startNotCounted: '起算当日不计入',
    showAll: '展开全部 {n} 日', hours: '自 {start} 起 {n} 小时，逐时计算，不扣除休息日', elapsed: '自 {start} 起算，按日历期限计算，不扣除休息日',
    history: '期限记录', changed: '由 {old} 改为 {next}',
  },
  state: {
    CREATED: '办理中', COMPLETED: '已办结', CANCELED: '已取消', ACTIVE: '办理中', SUSPENDED: '暂停', TERMINATED: '已终止', CLAIMABLE: '待认领', TASK_COMPLETED: '已办理',
  },
  timeline: { system: '系统', now: '办理中', next: '下一环节', empty: '尚无流转记录', all: '全部记录', waiting: '待 {who} 认领' },
  history: {
    STARTED: '启动流程', TASK_CREATED: '事项到达', TASK_CANCELED: '取消事项', CLAIMED: '认领', UNCLAIMED: '取消认领', ASSIGNED: '改派', COMMENT: '留言',
    SERVICE: '自动办理', DECISION: '规则判定', TIMER: '定时事项', MESSAGE: '收到通知', DEADLINE: '期限', WITHDRAWN: '撤回申请', CANCELED: '终止流程', SUSPENDED: '暂停办理', RESUMED: '恢复办理', MODIFIED: '调整流程', movedFrom: '取消：{names}', movedTo: '改从：{names}', ENDED: '流程结束', INCIDENT: '运行异常',
    assignedTo: '改由 {name} 办理', dueBy: '应于 {due} 前办结', DEADLINE_NEW: '计算期限', DEADLINE_CHANGED: '期限调整', DEADLINE_MISSED: '逾期', DEADLINE_REMINDED: '期限提醒', DEADLINE_CALENDAR: '放假安排变更，重新计算',
    DEADLINE_END_DATE: '结束日期变更，重新计算', DEADLINE_EXTENSION: '延期', DEADLINE_PAUSE: '暂停计时', DEADLINE_RESUME: '恢复计时', DEADLINE_RESTART: '重新起算', DEADLINE_MET: '按期办结', DEADLINE_CANCELLED: '期限取消',
  },
  evidence: { stored: '指纹已存证', sha: 'SHA-256 {hash}', open: '查看 {name}', add: '上传材料', more: '继续上传', limits: 'png、jpg、pdf，20 MB 内', drop: '松开即上传', remove: '移除 {name}', uploading: '正在上传 {percent}%', cancel: '取消上传', paste: '也可拖入或粘贴截图', empty: '本事项尚无材料', emptyText: '办理时上传的截图与文件，以及它们的存证指纹，会列在这里。' },
  dialog: { close: '关闭', cancel: '暂不', confirm: '确定', reason: '原因', reasonHint: '请简要说明', reasonMissing: '请填写原因，至少 2 个字', working: '正在提交' },
  error: { title: '未能载入', retry: '重试' },
  loading: '正在载入',
  list: { next: '下一页', previous: '上一页', page: '第 {n} 页', count: '本页 {n} 件' },
  sentence: { separator: '、', comma: '；' },
};
