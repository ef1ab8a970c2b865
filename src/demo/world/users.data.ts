/** People of the demo (spec §7.1), with an enterprise CHIEF (E18) and a street secrecy officer (S15) added. */
export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly orgId: string;
  /** post, as the header shows it */
  readonly title: string;
  /** `ROLE@orgId` */
  readonly roles: readonly string[];
}

const user = (tenantId: string) => (id: string, name: string, orgId: string, title: string, ...roles: string[]): DemoUser => ({ id, name, tenantId, orgId, title, roles });
const E = user('DEMO-ENT');
const S = user('DEMO-ST');
const Y = user('DEMO-SYS');

export const DEMO_USERS: readonly DemoUser[] = [
  E('E01', '赵示例', 'ENT-HQ', '集团党委宣传部部长', 'SUPERVISOR_PARENT@DEMO-ENT', 'POLICY_OWNER@DEMO-ENT', 'FIRST_RESP@ENT-HQ'),
  E('E02', '钱样例', 'ENT-C1', '一公司党委书记', 'LEADER@DEMO-ENT'),
  E('E03', '孙演示', 'ENT-C1-PUB', '一公司宣传部干事', 'REGISTRAR@DEMO-ENT', 'SUPERVISOR@DEMO-ENT'),
  E('E04', '李虚构', 'ENT-C1-PUB', '一公司宣传部部长', 'APPROVER@DEMO-ENT', 'SUPERVISOR@DEMO-ENT'),
  E('E05', '周测试', 'ENT-BRIDGE', '大桥党支部书记', 'FIRST_RESP@ENT-BRIDGE', 'FIRST_RESP@ENT-SEA', 'FIRST_RESP@ENT-C1-B3'),
  E('E06', '吴样本', 'ENT-METRO', '地铁党支部书记', 'FIRST_RESP@ENT-METRO'),
  E('E07', '郑范例', 'ENT-C1-ENG', '工程管理部负责人', 'FIRST_RESP@ENT-C1-ENG', 'FIRST_RESP@ENT-C1'),
  E('E08', '王模拟', 'ENT-BRIDGE', '群主(大桥)', 'STAFF@ENT-BRIDGE'),
  E('E09', '冯示范', 'ENT-METRO', '群主(地铁)', 'STAFF@ENT-METRO'),
  E('E10', '陈假名', 'ENT-BRIDGE', '群管理员', 'STAFF@ENT-BRIDGE'),
  E('E11', '褚化名', 'ENT-C1', '公众号负责人', 'STAFF@ENT-C1', 'ACCOUNT_OWNER@ENT-C1'),
  E('E12', '卫代称', 'ENT-C1-ENG', '员工', 'STAFF@ENT-C1-ENG'),
  E('E13', '蒋试用', 'ENT-BRIDGE', '劳务班组长', 'STAFF@ENT-BRIDGE'),
  E('E14', '沈测样', 'ENT-SEA', '海外员工', 'STAFF@ENT-SEA'),
  E('E15', '韩备用', 'ENT-HQ', '保密办', 'SECRECY@DEMO-ENT'),
  E('E16', '杨演练', 'ENT-HQ', '纪检', 'DISCIPLINE@DEMO-ENT'),
  E('E17', '许离职', 'ENT-BRIDGE', '原群主(跨河通道)', 'STAFF@ENT-BRIDGE'),
  E('E18', '何集团', 'ENT-HQ', '集团党委书记', 'CHIEF@DEMO-ENT'),
  S('S01', '朱示例', 'DEMO-ST', '街道党工委书记', 'CHIEF@DEMO-ST'),
  S('S02', '秦样例', 'DEMO-ST', '街道分管负责人', 'LEADER@DEMO-ST', 'FIRST_RESP@ST-OFFICE'),
  S('S03', '尤演示', 'ST-PARTY', '党群工作部部长', 'APPROVER@DEMO-ST', 'SUPERVISOR@DEMO-ST', 'POLICY_OWNER@DEMO-ST'),
  S('S04', '许虚构', 'ST-PARTY', '党群工作部干事', 'REGISTRAR@DEMO-ST', 'SUPERVISOR@DEMO-ST'),
  S('S05', '何测试', 'ST-JIAYI', '甲乙社区书记', 'FIRST_RESP@ST-JIAYI'),
  S('S06', '吕样本', 'ST-JIAYI', '甲乙社区分管负责人', 'UNIT_DEPUTY@ST-JIAYI'),
  S('S07', '施范例', 'ST-BINGDING', '丙丁村负责人', 'FIRST_RESP@ST-BINGDING'),
  S('S08', '张模拟', 'ST-CITY', '城管工作站负责人', 'FIRST_RESP@ST-CITY'),
  S('S09', '孔示范', 'ST-JIAYI', '群组管理员(甲乙)', 'STAFF@ST-JIAYI'),
  S('S10', '曹假名', 'ST-BINGDING', '群组管理员(丙丁)', 'STAFF@ST-BINGDING'),
  S('S11', '严化名', 'ST-JIAYI', '社区工作者', 'STAFF@ST-JIAYI', 'STAFF@ST-CITY', 'STAFF@ST-OFFICE'),
  S('S12', '华代称', 'ST-JIAYI', '居民', 'PUBLIC@ST-JIAYI'),
  S('S13', '金试用', 'ST-JIAYI', '居民', 'PUBLIC@ST-JIAYI'),
  S('S14', '魏备用', 'DEMO-ST', '街道纪工委', 'DISCIPLINE@DEMO-ST'),
  S('S15', '陶守密', 'ST-OFFICE', '保密员', 'SECRECY@DEMO-ST'),
  S('X01', '公安联络席', 'ST-EXT-POLICE', '公安样例分局联络席', 'EXT_POLICE@ST-EXT-POLICE'),
  S('X02', '网信办联络席', 'ST-EXT-CAC', '样例区委网信办联络席', 'EXT_CAC@ST-EXT-CAC'),
  Y('Y01', '陶流程', 'DEMO-SYS', '流程管理员', 'PROCESS_OWNER@DEMO-SYS'),
  Y('Y02', '姜系统', 'DEMO-SYS', '系统管理员', 'SYS_ADMIN@DEMO-SYS'),
  Y('Y03', '戚审计', 'DEMO-SYS', '审计员', 'AUDITOR@DEMO-SYS'),
];
