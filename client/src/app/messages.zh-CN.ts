export default {
  name: '群管',
  nav: '主导航', bottomNav: '底部导航', skip: '跳到内容',
  section: { work: '办事', start: '发起', register: '台账', supervision: '督办', modeler: '建模', incidents: '异常处理' },
  clock: {
    name: '演示时钟', day: '+1天', nextDeadline: '到下一个期限', moving: '拨动中…', hint: '演示环境：时钟可拨动，短信与公函不外发',
    next: '下一个期限或提醒：{instant}', moved: '时钟已到 {instant}', fired: '期间执行了 {n} 项到期事项', nothing: '期间没有事项到期', more: '另有 {n} 条消息', see: '查看消息',
  },
  filter: { process: '流程', allProcesses: '流程：全部', more: '筛选' },
  refused: { title: '您的岗位未开放“{section}”', text: '您仍可办理待办事项。如因工作需要，请向系统管理员提出。', back: '返回办事' },
  notFound: { title: '没有这个页面', text: '地址可能有误，或内容已不再提供。' },
  error: { network: '网络连接中断。请检查网络后重试。', invalid: '提交的内容有误，请检查后重试。', marked: '请更正标出的内容。', notFound: '未找到该内容，或您无权查看。', forbidden: '您无权进行此项操作。', server: '系统暂时无法处理（编号 {status}）,请稍后重试。', unexpected: '出现意外错误，请刷新页面后重试。' },
};
