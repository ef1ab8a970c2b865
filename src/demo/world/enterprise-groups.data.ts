import { groupsLike } from './demo-group';

/** Groups of the enterprise (spec §7.1). Left out: G03, G06, G16, G17, G22, G23, G24 (README). */

const project = groupsLike({ tenantId: 'DEMO-ENT', kind: 'PROJECT', audience: 'INTERNAL', purpose: 'COORDINATION', route: 'APPROVE', memberCategories: ['STAFF'] });
const office = groupsLike({ tenantId: 'DEMO-ENT', kind: 'INTERNAL', audience: 'INTERNAL', purpose: 'WORK_CONTACT', route: 'FILE', memberCategories: ['STAFF'] });
const bridge = { unitId: 'ENT-BRIDGE', firstResponsible: 'E05' } as const;
const metro = { unitId: 'ENT-METRO', firstResponsible: 'E06' } as const;
const engineering = { unitId: 'ENT-C1-ENG', firstResponsible: 'E07' } as const;
const company = { unitId: 'ENT-C1', firstResponsible: 'E07' } as const;

export const G01 = office({
  ...engineering, ref: 'G01', name: '一公司-工程管理-工作群', platform: 'DINGTALK', functionText: '工程管理部日常工作联络，接替原微信群', expectedMembers: 46, memberCap: 100,
  applicant: 'E12', owner: 'E12', admins: [], reviewOpinion: '改用钉钉便于管理，同意。', decisionOpinion: '材料齐全，收讫。',
  roster: [{ count: 40, category: 'STAFF', unit: '工程管理部' }, { count: 6, category: 'CADRE', unit: '一公司' }],
  at: { applied: '09-22 09:40', reviewed: '09-23 10:15', decided: '09-24 14:30', acknowledged: '09-28 09:10', landed: '10-08 15:20' },
});

export const G02 = office({
  ref: 'G02', unitId: 'ENT-HQ', firstResponsible: 'E01', name: '集团本部-安全例会-工作群', platform: 'WECHAT', functionText: '每周安全例会通知与会后事项跟踪', expectedMembers: 88, memberCap: 200,
  applicant: 'E11', owner: 'E11', admins: ['E12'], reviewOpinion: '职能明确，同意报备。', decisionOpinion: '收讫。',
  roster: [{ count: 70, category: 'STAFF', unit: '集团本部' }, { count: 18, category: 'CADRE', unit: '集团本部' }],
  at: { applied: '04-20 10:05', reviewed: '04-21 09:30', decided: '04-22 11:00', acknowledged: '04-23 09:00', landed: '04-27 16:10' },
});

export const G04 = project({
  ...bridge, ref: 'G04', name: '虚构大桥-进度协调-工作群', platform: 'WECHAT', functionText: '主桥施工进度协调，日报周报', projectName: '虚构大桥工程', plannedEndDate: '2026-12-31',
  expectedMembers: 120, memberCap: 200, memberCategories: ['STAFF', 'LABOUR_DISPATCH'], applicant: 'E08', owner: 'E08', admins: ['E10'],
  reviewOpinion: '项目需要，同意建群。', decisionOpinion: '同意建立，注意劳务人员实名。',
  roster: [{ count: 86, category: 'STAFF', unit: '虚构大桥项目部' }, { count: 34, category: 'LABOUR_DISPATCH', unit: '示例劳务公司' }],
  at: { applied: '05-06 09:15', reviewed: '05-07 08:50', decided: '05-08 10:30', acknowledged: '05-09 09:00', landed: '05-12 17:00' },
});

export const G05 = project({
  ...bridge, ref: 'G05', name: '虚构大桥-劳务一班组-工作群', platform: 'WECHAT', kind: 'PROJECT_LABOUR', functionText: '劳务一班组派工、安全交底', projectName: '虚构大桥工程', plannedEndDate: '2026-11-30',
  expectedMembers: 60, memberCap: 100, memberCategories: ['STAFF', 'MIGRANT_WORKER'], applicant: 'E13', owner: 'E13', admins: ['E10'],
  reviewOpinion: '同意，班组长负责实名核验。', decisionOpinion: '同意建立。',
  roster: [{ count: 5, category: 'STAFF', unit: '虚构大桥项目部' }, { count: 50, category: 'MIGRANT_WORKER', unit: '劳务一班组' }],
  at: { applied: '05-18 08:40', reviewed: '05-19 09:20', decided: '05-20 15:00', acknowledged: '05-21 08:30', landed: '05-25 10:40' },
});

export const G07 = project({
  ...metro, ref: 'G07', name: '样例地铁-安全-工作群', platform: 'DINGTALK', functionText: '地铁标段安全巡查与隐患整改', projectName: '样例地铁一期', plannedEndDate: '2027-06-30',
  expectedMembers: 90, memberCap: 150, applicant: 'E09', owner: 'E09', admins: [], at: { applied: '10-09 10:30' },
});

export const G08 = project({
  ...metro, ref: 'G08', name: '样例地铁-夜班协调-工作群', platform: 'WECHAT', functionText: '夜间施工协调与交接班', projectName: '样例地铁一期', plannedEndDate: '2027-03-31',
  expectedMembers: 80, memberCap: 150, applicant: 'E09', owner: 'E09', admins: [], reviewOpinion: '夜班确有需要，同意，请宣传部审批。', at: { applied: '09-29 16:20', reviewed: '09-30 11:10' },
});

export const G09 = project({
  ...bridge, ref: 'G09', name: '二号临建-项目-工作群', platform: 'WECHAT', functionText: '二号临建区建设与拆除', projectName: '二号临建', plannedEndDate: '2026-09-28',
  expectedMembers: 42, memberCap: 100, applicant: 'E08', owner: 'E08', admins: [], reviewOpinion: '同意。', decisionOpinion: '同意，项目结束后按期解散。',
  roster: [{ count: 42, category: 'STAFF', unit: '虚构大桥项目部' }],
  at: { applied: '05-27 09:00', reviewed: '05-28 10:00', decided: '05-29 16:30', acknowledged: '06-01 09:00', landed: '06-04 14:00' },
});

export const G10 = project({
  ...metro, ref: 'G10', name: '测量控制-项目-工作群', platform: 'QQ', functionText: '控制网复测数据交接', projectName: '测量控制网复测', plannedEndDate: '2026-09-30',
  expectedMembers: 18, memberCap: 50, applicant: 'E09', owner: 'E09', admins: [], reviewOpinion: '同意，不得传涉密测绘成果。', decisionOpinion: '同意。',
  roster: [{ count: 18, category: 'STAFF', unit: '样例地铁项目部' }],
  at: { applied: '06-10 09:30', reviewed: '06-11 09:00', decided: '06-12 10:20', acknowledged: '06-15 08:45', landed: '06-17 11:30' },
});

export const G11 = project({
  ...metro, ref: 'G11', name: '管网迁改-项目-工作群', platform: 'DINGTALK', functionText: '沿线管网迁改协调', projectName: '管网迁改', plannedEndDate: '2026-10-09',
  expectedMembers: 33, memberCap: 100, applicant: 'E09', owner: 'E09', admins: [], reviewOpinion: '同意。', decisionOpinion: '同意。',
  roster: [{ count: 33, category: 'STAFF', unit: '样例地铁项目部' }],
  at: { applied: '06-23 15:10', reviewed: '06-24 09:40', decided: '06-25 14:00', acknowledged: '06-26 09:00', landed: '06-30 10:00' },
});

export const G12 = project({
  ...bridge, ref: 'G12', name: '跨河通道-项目-工作群', platform: 'WECHAT', functionText: '跨河通道施工协调', projectName: '跨河通道', plannedEndDate: '2026-09-18',
  expectedMembers: 64, memberCap: 100, applicant: 'E17', owner: 'E17', admins: [], reviewOpinion: '同意。', decisionOpinion: '同意。',
  roster: [{ count: 64, category: 'STAFF', unit: '虚构大桥项目部' }],
  at: { applied: '04-08 09:20', reviewed: '04-09 10:10', decided: '04-10 15:40', acknowledged: '04-13 09:00', landed: '04-16 16:00' },
});

export const G13 = project({
  ...engineering, ref: 'G13', name: '老厂区改造-项目-工作群', platform: 'WECHAT', functionText: '老厂区改造施工协调', projectName: '老厂区改造', plannedEndDate: '2026-08-31',
  expectedMembers: 27, memberCap: 100, applicant: 'E12', owner: 'E12', admins: [], reviewOpinion: '同意。', decisionOpinion: '同意。',
  roster: [{ count: 27, category: 'STAFF', unit: '工程管理部' }],
  at: { applied: '04-07 09:30', reviewed: '04-08 08:50', decided: '04-09 11:00', acknowledged: '04-10 09:00', landed: '04-14 15:30' },
});

export const G14 = project({
  ...bridge, ref: 'G14', name: '冬施准备-项目-工作群', platform: 'WECHAT', functionText: '冬期施工准备与物资进场', projectName: '冬施准备', plannedEndDate: '2026-09-24',
  expectedMembers: 22, memberCap: 50, applicant: 'E10', owner: 'E10', admins: [], reviewOpinion: '同意。', decisionOpinion: '同意。',
  roster: [{ count: 22, category: 'STAFF', unit: '虚构大桥项目部' }],
  at: { applied: '07-06 10:00', reviewed: '07-07 09:00', decided: '07-08 10:30', acknowledged: '07-09 09:00', landed: '07-13 16:20' },
});

export const G15 = office({
  ref: 'G15', unitId: 'ENT-SEA', firstResponsible: 'E05', name: '海外项目-沟通-工作群', platform: 'ENTERPRISE_IM', kind: 'OVERSEAS', purpose: 'COORDINATION', functionText: '海外项目前后方沟通，使用企业自有平台',
  expectedMembers: 15, memberCap: 50, memberCategories: ['STAFF', 'OVERSEAS'], applicant: 'E14', owner: 'E14', admins: [], reviewOpinion: '同意，境外人员信息只在境内系统登记。', decisionOpinion: '收讫，跨境个人信息事项另行评估。',
  roster: [{ count: 6, category: 'STAFF', unit: '虚构海外项目部' }, { count: 9, category: 'OVERSEAS', unit: '虚构海外项目部' }],
  at: { applied: '06-01 14:00', reviewed: '06-02 09:30', decided: '06-03 10:00', acknowledged: '06-04 09:00', landed: '06-08 17:30' },
});

export const G18 = project({
  ...bridge, ref: 'G18', name: '拆迁协调-项目-工作群', platform: 'WECHAT', functionText: '沿线拆迁协调', projectName: '沿线拆迁', plannedEndDate: '2026-10-09',
  expectedMembers: 210, memberCap: 250, capReason: '涉及四个标段和多家协作单位，人数较多', memberCategories: ['STAFF', 'LABOUR_DISPATCH'], applicant: 'E08', owner: 'E08', admins: ['E10'],
  reviewOpinion: '人数较多，请群主加强管理。', decisionOpinion: '同意建立，人数上限 250 人。',
  roster: [{ count: 150, category: 'STAFF', unit: '虚构大桥项目部' }, { count: 60, category: 'LABOUR_DISPATCH', unit: '示例劳务公司' }],
  at: { applied: '07-13 09:00', reviewed: '07-14 10:00', decided: '07-16 09:50', acknowledged: '07-17 09:00', landed: '07-21 15:00' },
});

export const G19 = office({
  ...company, ref: 'G19', name: '质量月活动群', platform: 'WECHAT', functionText: '质量月活动组织', expectedMembers: 40, memberCap: 50, applicant: 'E12', owner: 'E12', admins: [], at: { applied: '09-14 10:10' },
});

export const G20 = office({
  ...company, ref: 'G20', name: '投标临时群', platform: 'WECHAT', kind: 'EXTERNAL_PARTNER', purpose: 'COORDINATION', route: 'APPROVE', functionText: '某标段投标资料协作', expectedMembers: 30, memberCap: 50,
  memberCategories: ['STAFF', 'EXTERNAL'], applicant: 'E11', owner: 'E11', admins: [], at: { applied: '10-08 16:40' },
});

export const G21 = office({
  ...company, ref: 'G21', name: '智慧建投-测试-工作群', platform: 'ENTERPRISE_IM', route: 'APPROVE', functionText: '自有平台联合测试，有供应商人员参加', expectedMembers: 20, memberCap: 50,
  memberCategories: ['STAFF', 'EXTERNAL'], applicant: 'E11', owner: 'E11', admins: [], reviewOpinion: '同意测试。', decisionOpinion: '有外单位人员，批准后请按期落地登记。',
  at: { applied: '08-26 10:00', reviewed: '08-27 14:20', decided: '08-31 11:30', acknowledged: '09-01 09:10' },
});

export const G41 = office({
  ...company, ref: 'G41', name: '迎检专班-工作群', platform: 'WECHAT', functionText: '迎检专班联络', expectedMembers: 25, memberCap: 50, applicant: 'E12', owner: 'E12', admins: [], at: { applied: '09-08 15:00' },
});

export const ENTERPRISE_GROUPS = [G01, G02, G04, G05, G07, G08, G09, G10, G11, G12, G13, G14, G15, G18, G19, G20, G21, G41];
