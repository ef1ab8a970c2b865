export default {
  ended: '登录已失效，请重新登录。', endedKept: '登录已失效，请重新登录；已填写的内容已保存为草稿。',
  signIn: '登录', signingIn: '正在登录', signOut: '退出登录', menu: '{name}：账户菜单', switchUser: '切换演示用户',
  product: '互联网工作群组管理', claim1: '群有人管，事有人办', claim2: '期限有据可查', lead: '工作群组从建立、入群、核查到解散的全过程办理与监督。',
  point: { register: { name: '台账', text: '群组、成员、承诺书' }, deadline: { name: '期限', text: '按工作日与调休计算' }, supervision: { name: '督办', text: '逾期逐级提醒与留痕' } },
  boundary: '本系统只登记办理情况，不采集聊天内容，也不代替微信、QQ 执行操作。',
  place: '请使用本单位分配的账号', demoPlace: '演示环境：单位、人员与数据均为虚构', username: '账号', usernameHint: '请输入账号', password: '密码', passwordHint: '请输入密码',
  demoPick: '或选择一位演示用户', notice: '登录与查看记录依规留存，仅供审计使用。',
};
