import { groupsLike } from './demo-group';

/** Groups of the street (spec §7.1). Left out: G28, G32, G38, G39, G40 (README). */

const staff = groupsLike({ tenantId: 'DEMO-ST', kind: 'INTERNAL', audience: 'INTERNAL', purpose: 'WORK_CONTACT', route: 'FILE', memberCategories: ['STAFF'] });
const residents = groupsLike({ tenantId: 'DEMO-ST', kind: 'PUBLIC', audience: 'PUBLIC', purpose: 'SERVICE_PUBLIC', route: 'APPROVE', memberCategories: ['STAFF', 'PUBLIC'] });
const jiayi = { unitId: 'ST-JIAYI', firstResponsible: 'S05', owner: 'S09', admins: ['S11'] } as const;
const bingding = { unitId: 'ST-BINGDING', firstResponsible: 'S07', applicant: 'S10', owner: 'S10', admins: [] } as const;
const office = { unitId: 'ST-OFFICE', firstResponsible: 'S02', applicant: 'S11', owner: 'S11', admins: [] } as const;

export const G25 = staff({
  ...jiayi, ref: 'G25', name: '甲乙社区-工作人员-工作群', platform: 'WECHAT', functionText: '社区工作人员日常联络', expectedMembers: 19, memberCap: 50, applicant: 'S11',
  reviewOpinion: '同意报备。', decisionOpinion: '收讫，请按期落地登记。', at: { applied: '10-08 10:20', reviewed: '10-08 15:30', decided: '10-09 09:40', acknowledged: '10-09 16:10' },
});

export const G26 = residents({
  ...jiayi, ref: 'G26', name: '甲乙社区-居民服务1群', platform: 'WECHAT', functionText: '一至八栋居民服务：通知、报修、咨询', expectedMembers: 320, memberCap: 400, capReason: '八栋居民合计三百余户', applicant: 'S09',
  reviewOpinion: '居民需要，同意，请安排专人值守。', decisionOpinion: '批准建立，一级管理，每月核查。',
  roster: [{ count: 8, category: 'STAFF', unit: '甲乙社区' }, { count: 310, category: 'PUBLIC', unit: '甲乙社区一片区' }],
  at: { applied: '08-10 09:30', reviewed: '08-11 10:00', decided: '08-13 15:20', acknowledged: '08-14 09:00', landed: '08-18 16:00' },
});

export const G27 = residents({
  ...jiayi, ref: 'G27', name: '甲乙社区-居民服务2群', platform: 'WECHAT', functionText: '九至十四栋居民服务：通知、报修、咨询', activity: 'HIGH', expectedMembers: 200, memberCap: 200, applicant: 'S09',
  reviewOpinion: '同意，控制人数。', decisionOpinion: '批准建立，人数不得超过 200 人。',
  roster: [{ count: 6, category: 'STAFF', unit: '甲乙社区' }, { count: 194, category: 'PUBLIC', unit: '甲乙社区二片区' }],
  at: { applied: '08-28 10:00', reviewed: '08-31 09:20', decided: '09-02 14:10', acknowledged: '09-03 09:00', landed: '09-08 11:00' },
});

export const G29 = staff({
  ...bingding, ref: 'G29', name: '丙丁村-防汛应急-工作群', platform: 'WECHAT', purpose: 'EMERGENCY', functionText: '汛期值守、巡查、应急联络', expectedMembers: 36, memberCap: 100,
  reviewOpinion: '汛期需要，同意。', decisionOpinion: '收讫。', roster: [{ count: 30, category: 'STAFF', unit: '丙丁村' }, { count: 6, category: 'CADRE', unit: '丙丁村' }],
  at: { applied: '06-02 09:00', reviewed: '06-03 08:40', decided: '06-04 10:00', acknowledged: '06-05 09:00', landed: '06-09 10:30' },
});

export const G30 = staff({
  ref: 'G30', unitId: 'ST-CITY', firstResponsible: 'S08', name: '城管工作站-值班-工作群', platform: 'QQ', functionText: '值班排班与交接', expectedMembers: 14, memberCap: 50, applicant: 'S11', owner: 'S11', admins: [],
  reviewOpinion: '同意报备。', at: { applied: '10-08 09:10', reviewed: '10-08 14:00' },
});

export const G31 = residents({
  ...jiayi, ref: 'G31', name: '疫苗接种通知群', platform: 'WECHAT', functionText: '春季疫苗接种通知与预约', expectedMembers: 150, memberCap: 200, applicant: 'S09',
  reviewOpinion: '同意，接种结束后解散。', decisionOpinion: '批准建立。', roster: [{ count: 5, category: 'STAFF', unit: '甲乙社区' }, { count: 145, category: 'PUBLIC', unit: '甲乙社区' }],
  at: { applied: '04-13 09:00', reviewed: '04-14 10:10', decided: '04-16 16:00', acknowledged: '04-17 09:00', landed: '04-21 15:00' },
});

export const G33 = residents({
  ...jiayi, ref: 'G33', name: '物业沟通-工作群', platform: 'WECHAT', kind: 'MIXED', audience: 'MIXED', purpose: 'COORDINATION', functionText: '社区与物业公司沟通协调', expectedMembers: 60, memberCap: 100,
  memberCategories: ['STAFF', 'EXTERNAL'], applicant: 'S09', reviewOpinion: '有物业公司人员参加，同意报批。', at: { applied: '09-30 15:30', reviewed: '10-08 10:50' },
});

export const G34 = staff({
  ...office, ref: 'G34', name: '文明创建-工作群', platform: 'WECHAT', purpose: 'COORDINATION', functionText: '文明创建任务分派与进度', expectedMembers: 120, memberCap: 200, reviewOpinion: '同意报备。',
  at: { applied: '10-08 11:00', reviewed: '10-09 09:20' },
});

export const G35 = staff({
  ...office, ref: 'G35', name: '街道机关-工作群', platform: 'ENTERPRISE_IM', functionText: '机关日常通知', expectedMembers: 75, memberCap: 100, memberCategories: ['STAFF', 'CADRE'],
  reviewOpinion: '同意。', decisionOpinion: '收讫。', roster: [{ count: 60, category: 'STAFF', unit: '街道机关' }, { count: 15, category: 'CADRE', unit: '街道机关' }],
  at: { applied: '04-01 09:30', reviewed: '04-02 10:00', decided: '04-03 11:20', acknowledged: '04-07 09:00', landed: '04-09 14:30' },
});

export const G36 = staff({
  ...office, ref: 'G36', name: '街道-信访联络-工作群', platform: 'WECHAT', functionText: '信访事项转办联络', expectedMembers: 12, memberCap: 50,
  reviewOpinion: '同意，不得在群内传来信原件。', decisionOpinion: '收讫。', roster: [{ count: 12, category: 'STAFF', unit: '街道机关' }],
  at: { applied: '06-15 10:00', reviewed: '06-16 09:00', decided: '06-17 15:00', acknowledged: '06-18 09:00', landed: '06-24 10:20' },
});

export const G37 = residents({
  ...bingding, ref: 'G37', name: '丙丁村-志愿者-工作群', platform: 'WECHAT', functionText: '志愿服务活动组织', expectedMembers: 96, memberCap: 200,
  reviewOpinion: '同意。', decisionOpinion: '批准建立。', roster: [{ count: 5, category: 'STAFF', unit: '丙丁村' }, { count: 90, category: 'PUBLIC', unit: '丙丁村' }],
  at: { applied: '07-06 09:40', reviewed: '07-07 10:00', decided: '07-09 14:40', acknowledged: '07-10 09:00', landed: '07-15 16:30' },
});

export const G42 = residents({
  ...jiayi, ref: 'G42', name: '甲乙社区-养老服务-居民群', platform: 'WECHAT', functionText: '养老服务通知、助餐预约', expectedMembers: 120, memberCap: 200, applicant: 'S09',
  reviewOpinion: '同意。', decisionOpinion: '批准建立，十个工作日内落地登记。', at: { applied: '09-29 10:30', reviewed: '09-30 09:00', decided: '10-09 15:00', acknowledged: '10-10 09:20' },
});

export const STREET_GROUPS = [G25, G26, G27, G29, G30, G31, G33, G34, G35, G36, G37, G42];
